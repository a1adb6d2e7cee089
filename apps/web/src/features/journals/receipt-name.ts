import type { PreviewReceipt } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'

/** `Receipt 2026-06-30 6/2026`: the date as it is booked, so that it reads the same in every language. */
export function useReceiptName(): (receipt: Pick<PreviewReceipt, 'date' | 'period'>) => string {
  const { t } = useTranslation('journals')
  const format = useFormat()
  return ({ date, period }) => t('receipt.name', { date, period: format.period(period) })
}

/** The element of a receipt on the preview page, for links to it. */
export function receiptElementId(key: string): string {
  return `receipt-${key.replace(/[^\w-]+/g, '-')}`
}
