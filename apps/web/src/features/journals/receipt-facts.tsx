import type { PreviewReceipt } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import type { JournalPlace } from './journal-queries.ts'
import { OpenEntries } from './open-entries.tsx'
import { useReceiptName } from './receipt-name.ts'
import classes from './receipts.module.css'
import { RowEntries } from './row-entries.tsx'

interface ReceiptFactsProps {
  readonly place: JournalPlace
  readonly hash: string
  readonly receipt: PreviewReceipt
}

/** What became of the receipt's journal entries: summed, adapted, left out. */
export function ReceiptFacts({ place, hash, receipt }: ReceiptFactsProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const receiptName = useReceiptName()
  const [opened, setOpened] = useState(false)
  const { rows, entryCount, cancelledCount } = receipt
  const adaptedCount = rows.filter(({ adapted }) => adapted !== undefined).length
  const name = receiptName(receipt)
  return (
    <>
      <p className={classes.facts}>
        {rows.length === 0 ? null : (
          <span>
            {t('receipt.summed', {
              entries: t('receipt.entryCount', { count: entryCount, shown: format.number(entryCount) }),
              rows: t('receipt.rowCount', { count: rows.length, shown: format.number(rows.length) }),
            })}
          </span>
        )}
        {adaptedCount === 0 ? null : <span>{t('receipt.adaptedCount', { count: adaptedCount })}</span>}
        {cancelledCount === 0 ? null : (
          <span>
            {t('receipt.cancelled')}{' '}
            <OpenEntries
              count={format.number(cancelledCount)}
              label={t('receipt.openCancelled', { count: cancelledCount, receipt: name })}
              opened={opened}
              onToggle={() => setOpened(!opened)}
            />
          </span>
        )}
      </p>
      {opened ? (
        <RowEntries
          place={{ journal: place, hash, receipt: receipt.key }}
          caption={t('entries.captionCancelled', { receipt: name })}
        />
      ) : null}
    </>
  )
}
