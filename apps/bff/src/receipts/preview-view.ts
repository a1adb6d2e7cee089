import type { Preview, PreviewReceipt } from '@tosite/contract'
import type { Administration, Finding, Receipt, ReceiptRow, RowItem } from '@tosite/core'
import type { DeliveryRow } from '../deliveries/delivery-rows-store.ts'
import { deliveryView } from '../deliveries/delivery-view.ts'
import { toPlain } from '../journals/plain-finding.ts'
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

/** Everything a person needs to judge what will be, or was, sent. */
export function previewView({ loaded, administration, receipts, deliveries, findings, hash }: PreviewParts): Preview {
  const { context, row } = loaded
  const { company, mapping, account, journal } = context
  const names = namesOf(administration)
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
        names,
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

interface Names {
  readonly accounts: ReadonlyMap<string, string>
  readonly dimensions: ReadonlyMap<number, string>
}

function namesOf(administration: Administration | null): Names {
  return {
    accounts: new Map(administration?.accounts.map(({ code, name }) => [code, name])),
    dimensions: new Map(administration?.dimensions.map(({ id, name }) => [id, name])),
  }
}

function receiptView(
  receipt: Receipt,
  names: Names,
  notices: readonly Finding[],
  delivery: DeliveryRow | undefined,
): PreviewReceipt {
  const { key, date, period, correction, moved, name, rows, debit, credit } = receipt
  return {
    key,
    date,
    period,
    correction,
    ...(moved === undefined ? {} : { moved }),
    name,
    rows: rows.map((row) => rowView(row, names)),
    debit,
    credit,
    notices: notices.map(toPlain),
    leftOut: rows.length === 0,
    delivery: delivery === undefined ? null : deliveryView(delivery),
  }
}

function rowView(
  { account, amount, text, lines, costCenter, costUnit }: ReceiptRow,
  names: Names,
): PreviewReceipt['rows'][number] {
  return {
    account,
    accountName: names.accounts.get(account) ?? '',
    ...(costCenter === undefined ? {} : { costCenter: itemView(costCenter, names) }),
    ...(costUnit === undefined ? {} : { costUnit: itemView(costUnit, names) }),
    debit: amount > 0 ? amount : 0,
    credit: amount < 0 ? -amount : 0,
    text,
    lines: [...lines],
  }
}

function itemView(item: RowItem, names: Names) {
  const { dimensionId, code } = item
  const willBeCreated = 'create' in item
  return {
    dimension: names.dimensions.get(dimensionId) ?? '',
    code,
    codeName: willBeCreated ? code : item.codeName,
    willBeCreated,
  }
}
