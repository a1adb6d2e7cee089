import type { DeliveryView, Preview, PreviewReceipt } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { useRunName } from '../../shared/run-name.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { CorrectionSection } from './correction-section.tsx'
import { FindingList } from './finding-list.tsx'
import type { JournalPlace } from './journal-queries.ts'
import classes from './journals.module.css'
import { ReceiptDelivery } from './receipt-delivery.tsx'
import { ReceiptFacts } from './receipt-facts.tsx'
import { receiptElementId, useReceiptName } from './receipt-name.ts'
import { ReceiptTable } from './receipt-table.tsx'

interface ReceiptSectionProps {
  readonly place: JournalPlace
  readonly preview: Preview
  readonly receipt: PreviewReceipt
  readonly delivery: DeliveryView | null
  /** Of all receipts of the journal together. */
  readonly rowCount: number
  /** The rows that a search found; all where left out. */
  readonly found?: readonly number[] | undefined
}

export function ReceiptSection({ place, preview, receipt, delivery, rowCount, found }: ReceiptSectionProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const receiptName = useReceiptName()
  const runName = useRunName()
  const titleId = useId()
  const { moved, leftOut, notices } = receipt
  return (
    <section
      id={receiptElementId(receipt.key)}
      aria-labelledby={titleId}
      className={classes.receipt}
      data-off-screen={preview.receipts.length > 20 || undefined}
    >
      <div className={classes.receiptHead}>
        <h2 id={titleId}>{receiptName(receipt)}</h2>
        {receipt.correction ? <span className={classes.tag}>{t('receipt.correction')}</span> : null}
        {receipt.correction ? (
          <span className={classes.aside}>{t('receipt.correctedBy', { run: runName(preview.run) })}</span>
        ) : null}
        {leftOut ? <span className={classes.status}>{t('receipt.leftOut')}</span> : null}
      </div>
      <p className={classes.aside}>
        {t('receipt.bookedOn', { date: format.date(receipt.date), period: format.period(receipt.period) })}
        {moved === undefined ? '' : ` ${t(`receipt.moved.${moved.reason}`, { from: format.date(moved.from) })}`}
      </p>
      {delivery === null ? null : (
        <ReceiptDelivery place={place} preview={preview} receipt={receipt} delivery={delivery} />
      )}
      {notices.length === 0 ? null : (
        <Notice tone={notices.some(({ severity }) => severity === 'warning') ? 'waiting' : 'neutral'}>
          <FindingList findings={notices} preview={preview} inReceipt />
        </Notice>
      )}
      <ReceiptFacts place={place} hash={preview.hash} receipt={receipt} />
      {receipt.correction && !leftOut ? (
        <CorrectionSection place={place} receipt={receipt} describedBy={titleId} />
      ) : null}
      {leftOut ? (
        <p>{t('receipt.leftOutText')}</p>
      ) : (
        <ReceiptTable place={place} hash={preview.hash} receipt={receipt} rowCount={rowCount} found={found} />
      )}
    </section>
  )
}
