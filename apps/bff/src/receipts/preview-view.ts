import type { Preview, PreviewReceipt } from '@tosite/contract'
import {
  type AdaptedText,
  type Administration,
  adaptedTexts,
  type Finding,
  type Journal,
  type Receipt,
  type ReceiptRow,
} from '@tosite/core'
import type { DeliveryRow } from '../deliveries/delivery-rows-store.ts'
import { deliveryView } from '../deliveries/delivery-view.ts'
import { toPlain } from '../journals/plain-finding.ts'
import { type AdministrationNames, administrationNames, itemViews } from './administration-names.ts'
import { debitAndCredit } from './debit-and-credit.ts'
import type { LoadedJournal } from './journal-context-store.ts'

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
export type ComputedPreview = Omit<Preview, 'estimate'>

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
  const names = administrationNames(administration)
  const texts = textsByLine(loaded.journal)
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
    receipts: receipts.map((receipt) =>
      receiptView(
        receipt,
        { names, texts },
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

interface Words {
  readonly names: AdministrationNames
  /** Of the journal's entries, by their line. */
  readonly texts: readonly string[]
}

function textsByLine({ transactions }: Journal): readonly string[] {
  const texts: string[] = []
  for (const { entries } of transactions) for (const { line, text } of entries) texts[line] = text
  return texts
}

function receiptView(
  receipt: Receipt,
  words: Words,
  notices: readonly Finding[],
  delivery: DeliveryRow | undefined,
): PreviewReceipt {
  const { key, date, period, correction, moved, name, rows, debit, credit, lines } = receipt
  const inRows = rows.reduce((count, row) => count + row.lines.length, 0)
  return {
    key,
    date,
    period,
    correction,
    ...(moved === undefined ? {} : { moved }),
    name,
    rows: rows.map((row) => rowView(row, words)),
    debit,
    credit,
    entryCount: lines.length,
    cancelledCount: lines.length - inRows,
    notices: notices.map(toPlain),
    leftOut: rows.length === 0,
    delivery: delivery === undefined ? null : deliveryView(delivery),
  }
}

function rowView(row: ReceiptRow, { names, texts }: Words): PreviewReceipt['rows'][number] {
  const { account, amount, text, lines } = row
  const adapted = adaptedTexts(
    text,
    lines.map((line) => texts[line] ?? ''),
  )
  return {
    account,
    accountName: names.account(account),
    ...itemViews(row, names),
    ...debitAndCredit(amount),
    text,
    ...(adapted.length === 0 ? {} : { adapted: adapted.slice(0, mostAdapted).map(plainText) }),
    entryCount: lines.length,
    firstLine: lines[0] ?? 0,
  }
}

/** More different texts than a person compares; the entries behind the row have them all. */
const mostAdapted = 10

function plainText({ from, replaced, shortened }: AdaptedText) {
  return { from, replaced: [...replaced], shortened }
}
