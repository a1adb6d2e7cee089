import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../shared/ui/notice.tsx'

/** Procountor's name of the item, which starts with the code as a rule; where it does not, the code stands before it. */
export function ItemName({ item }: { readonly item: PreviewReceipt['rows'][number]['costCenter'] }) {
  const { t } = useTranslation('journals')
  if (item === undefined) return null
  if (item.willBeCreated) {
    return (
      <>
        {item.code} <Mark tone="moving">{t('receipt.newItem')}</Mark>
      </>
    )
  }
  return item.codeName.startsWith(item.code) ? item.codeName : `${item.code} · ${item.codeName}`
}
