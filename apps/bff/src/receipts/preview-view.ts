import type { PreviewAnswer } from '@tosite/contract'
import type { Administration, Finding, Journal, Receipt } from '@tosite/core'
import type { DeliveryRow } from '../deliveries/delivery-rows-store.ts'
import { deliveryView } from '../deliveries/delivery-view.ts'
import { toPlain } from '../journals/plain-finding.ts'
import { administrationNames } from './administration-names.ts'
import type { LoadedJournal } from './journal-context-store.ts'
import { createPreviewRows, type PreviewRows } from './preview-rows.ts'

export interface PreviewParts {
  readonly loaded: LoadedJournal
  readonly administration: Administration | null
  readonly receipts: readonly Receipt[]
  /** The delivery that stands for each receipt key, where there is one. */
  readonly deliveries: ReadonlyMap<string, DeliveryRow>
  readonly findings: readonly Finding[]
  readonly hash: string
}

/** What an estimate is still to be added to. */
export type ComputedPreview = Omit<PreviewAnswer, 'estimate'>

/** Everything a person needs to judge what will be, or was, sent. */
export function previewView({
  loaded,
  administration,
  receipts,
  deliveries,
  findings,
  hash,
}: PreviewParts): ComputedPreview {
  const { context, row } = loaded
  const { company, mapping, account, journal } = context
  const rows = createPreviewRows(administrationNames(administration), textsByLine(loaded.journal))
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const notices = findings.filter(({ severity }) => severity !== 'problem')
  const shown = new Set(receipts.map(({ key }) => key))
  return {
    hash,
    reference: receipts[0]?.name ?? '',
    company: { id: company.id, number: company.number, name: company.name },
    administration:
      account === null || account.administration === null ? null : { accountId: account.id, ...account.administration },
    mappingId: mapping?.id ?? null,
    run: row,
    words: rows.words,
    receipts: receipts.map((receipt) =>
      receiptView(
        receipt,
        rows,
        notices.filter((notice) => notice.receipt === receipt.key),
        deliveries.get(receipt.key),
      ),
    ),
    problems: problems.map(toPlain),
    notices: notices.filter(({ receipt }) => receipt === undefined || !shown.has(receipt)).map(toPlain),
    canSend: problems.length === 0 && receipts.some(({ rows }) => rows.length > 0),
    paymentDate: { asked: mapping?.rules.bookingDate.kind === 'payment-date', date: journal.paymentDate },
  }
}

/** Of the journal's entries, by their line. */
function textsByLine({ transactions }: Journal): readonly string[] {
  const texts: string[] = []
  for (const { entries } of transactions) for (const { line, text } of entries) texts[line] = text
  return texts
}

function receiptView(
  receipt: Receipt,
  previewRows: PreviewRows,
  notices: readonly Finding[],
  delivery: DeliveryRow | undefined,
): PreviewAnswer['receipts'][number] {
  const { key, date, period, correction, moved, name, rows, debit, credit, lines } = receipt
  const inRows = rows.reduce((count, row) => count + row.lines.length, 0)
  return {
    key,
    date,
    period,
    correction,
    ...(moved === undefined ? {} : { moved }),
    name,
    rows: previewRows.columnsOf(rows),
    debit,
    credit,
    entryCount: lines.length,
    cancelledCount: lines.length - inRows,
    notices: notices.map(toPlain),
    leftOut: rows.length === 0,
    delivery: delivery === undefined ? null : deliveryView(delivery),
  }
}
