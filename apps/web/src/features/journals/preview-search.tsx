import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { AddressSearch } from '../../shared/ui/address-search.tsx'
import classes from './receipts.module.css'
import type { FoundRows } from './row-search.ts'

interface PreviewSearchProps {
  readonly receipts: readonly PreviewReceipt[]
  readonly rowCount: number
  /** Undefined while nothing is searched for. */
  readonly found: FoundRows | undefined
}

/** Searches the rows of all receipts, and says how many were found. */
export function PreviewSearch({ receipts, rowCount, found }: PreviewSearchProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  return (
    <search className={classes.search}>
      <AddressSearch label={t('search.label')} placeholder={t('search.hint')} />
      <p className={classes.found} role="status">
        {found === undefined
          ? t('search.all', { rows: format.number(rowCount), receipts: receiptCount(receipts.length) })
          : resultText(found)}
      </p>
    </search>
  )

  function resultText(rows: FoundRows): string {
    const count = [...rows.values()].reduce((total, places) => total + places.length, 0)
    if (count === 0) return t('search.none')
    return t('search.found', {
      found: format.number(count),
      rows: format.number(rowCount),
      receipts: receiptCount(rows.size),
    })
  }

  function receiptCount(count: number): string {
    return t('search.receipts', { count })
  }
}
