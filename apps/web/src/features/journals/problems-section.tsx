import { IconCircleCheck } from '@tabler/icons-react'
import type { DeliveryView, Finding, Preview, PreviewReceipt, RunRow, VendorError } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { FindingList } from './finding-list.tsx'
import { isSent } from './journal-motion.ts'
import classes from './journals.module.css'
import { receiptElementId, useReceiptName } from './receipt-name.ts'

export interface ReceiptWithDelivery {
  readonly receipt: PreviewReceipt
  readonly delivery: DeliveryView | null
}

interface ProblemsSectionProps {
  readonly preview: Preview
  readonly run: RunRow
  readonly receipts: readonly ReceiptWithDelivery[]
  /** Everything that stands against sending. */
  readonly found: readonly Finding[]
  readonly wordsOf?: (finding: Finding) => readonly VendorError[]
}

/** That it was sent already, or is being withdrawn, is the state and not a problem to be solved. */
const states: readonly string[] = ['already-sent', 'being-withdrawn']

/** What stands against sending; once sent, which receipts want a person. */
export function ProblemsSection({ preview, run, receipts, found, wordsOf }: ProblemsSectionProps) {
  const { t } = useTranslation('journals')
  const titleId = useId()
  const sent = isSent(run.state)
  const problems = found.filter(({ code }) => !(sent && states.includes(code)))
  const troubled = receipts.filter(({ delivery }) => delivery !== null && wantsPerson(delivery))
  const count = problems.length + troubled.length
  return (
    <section aria-labelledby={titleId} className={classes.problems}>
      <h2 id={titleId}>{t('problems.title')}</h2>
      {count === 0 ? (
        <p className={classes.withIcon}>
          <IconCircleCheck size={16} className={classes.good} aria-hidden="true" />
          {t(sent ? 'problems.noneSent' : 'problems.none')}
        </p>
      ) : (
        <Notice tone="bad">
          <FindingList findings={problems} preview={preview} {...(wordsOf === undefined ? {} : { wordsOf })} />
          <TroubledReceipts receipts={troubled} />
        </Notice>
      )}
    </section>
  )
}

function TroubledReceipts({ receipts }: { readonly receipts: readonly ReceiptWithDelivery[] }) {
  const { t } = useTranslation(['journals', 'withdrawals'])
  const receiptName = useReceiptName()
  if (receipts.length === 0) return null
  return (
    <ul className={classes.findings}>
      {receipts.map(({ receipt, delivery }) => (
        <li key={receipt.key}>
          <a href={`#${receiptElementId(receipt.key)}`}>{receiptName(receipt)}</a>:{' '}
          {delivery === null ? '' : t(`delivery.state.${delivery.state}`)}
          {delivery === null || delivery.changedLater === null ? '' : `, ${t('withdrawals:changed.title')}`}
        </li>
      ))}
    </ul>
  )
}

function wantsPerson({ state, waitingFor, changedLater }: DeliveryView): boolean {
  if (changedLater !== null) return true
  return state === 'rejected' || state === 'differs' || waitingFor === 'person' || waitingFor === 'authorization'
}
