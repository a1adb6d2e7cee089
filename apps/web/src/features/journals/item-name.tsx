import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../shared/ui/notice.tsx'

/** Procountor's name of the item, which starts with the code as a rule; where it does not, the code stands before it. */
export function ItemName({ item }: { readonly item: PreviewReceipt['rows'][number]['costCenter'] }) {
  if (item === undefined) return null
  if (item.willBeCreated) return <NewItem code={item.code} />
  return item.codeName.startsWith(item.code) ? item.codeName : `${item.code} · ${item.codeName}`
}

function NewItem({ code }: { readonly code: string }) {
  const { t } = useTranslation('journals')
  return (
    <>
      {code} <Mark tone="moving">{t('receipt.newItem')}</Mark>
    </>
  )
}
