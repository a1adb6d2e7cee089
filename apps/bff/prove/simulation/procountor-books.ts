import { beginning } from '../virtual/virtual-time.ts'
import { costCenters, ledgerAccounts } from './office.ts'
import type { Deed } from './plan.ts'

/** A row as Procountor keeps it. Amounts stay what was sent: decimals. */
interface BookedRow {
  readonly id: number
  readonly account: string
  accountingValue: number
  readonly vatPercent: number
  readonly description?: string
  readonly dimensionItemValues: { readonly dimensionId: number; readonly itemId: number; value: number }[]
}

export interface BookedReceipt {
  readonly id: number
  readonly name: string
  status: 'UNFINISHED' | 'APPROVED' | 'INVALIDATED'
  readonly receiptDate: string
  invoiceNotes: string
  version: string
  readonly transactions: readonly BookedRow[]
  /** True time at which it was saved. */
  readonly savedAt: number
  /** Whether the request landed after everybody was entitled to believe that it never would. */
  readonly tooLate: boolean
  /** What people did to it since. */
  readonly deeds: Deed[]
  /** Entered by a person, who copied it from somewhere. */
  readonly byHand: boolean
  /** Amounts as they were saved, whatever became of them. */
  readonly savedCents: readonly number[]
}

interface Item {
  readonly id: number
  readonly codeName: string
}

/** What one Procountor company holds. */
export interface Books {
  readonly companyId: number
  readonly receipts: BookedReceipt[]
  readonly items: Item[]
  /** Booking dates up to this one are closed. */
  closedUntil: string
  readonly accessTokens: Map<string, number>
  refreshToken: string
  /** How often its authorization was withdrawn. */
  revocations: number
}

/** What a request is answered: a status and the body, before anything happens to it on the way. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

export function openBooks(companyId: number): Books {
  return {
    companyId,
    receipts: [],
    items: [...costCenters.items],
    closedUntil: '2025-12-31',
    accessTokens: new Map(),
    refreshToken: '',
    revocations: 0,
  }
}

/** `POST /ledgerreceipts`: the vendor's own checks, then a new unfinished receipt. There is no duplicate check. */
export function saveReceipt(books: Books, sent: unknown, how: HowSaved): Answer {
  const body = how.otherwise ? aCentOff(sent as Sent) : (sent as Sent)
  const problem = problemOf(books, body)
  if (problem !== undefined) return refusal(400, problem.message, problem.field)
  const saved: BookedReceipt = {
    id: books.receipts.length + 1,
    name: body.name,
    status: 'UNFINISHED',
    receiptDate: body.receiptDate,
    invoiceNotes: body.invoiceNotes ?? '',
    version: versionAt(how.now),
    transactions: body.transactions.map((row, index) => ({
      id: index + 1,
      account: row.account,
      accountingValue: row.accountingValue,
      vatPercent: row.vatPercent,
      ...(row.description === undefined ? {} : { description: row.description }),
      dimensionItemValues: (row.dimensionItemValues ?? []).map((value) => ({ ...value })),
    })),
    savedAt: how.now,
    tooLate: how.tooLate,
    byHand: how.byHand ?? false,
    deeds: [],
    savedCents: body.transactions.map(({ accountingValue }) => centsOf(accountingValue) ?? Number.NaN),
  }
  books.receipts.push(saved)
  return { status: 200, body: wireReceipt(saved) }
}

interface HowSaved {
  readonly now: number
  readonly tooLate: boolean
  /** With amounts that nobody sent. */
  readonly otherwise: boolean
  readonly byHand?: boolean
}

function aCentOff(sent: Sent): Sent {
  const transactions = sent.transactions.map((row, at) => {
    const accountingValue = at > 1 ? row.accountingValue : (Math.round(row.accountingValue * 100) + 1 - 2 * at) / 100
    const values = row.dimensionItemValues?.map((value) => ({ ...value, value: accountingValue }))
    return { ...row, accountingValue, ...(values === undefined ? {} : { dimensionItemValues: values }) }
  })
  return { ...sent, transactions }
}

interface Sent {
  readonly type: string
  readonly name: string
  readonly receiptDate: string
  readonly invoiceNotes?: string
  readonly transactions: readonly {
    readonly account: string
    readonly accountingValue: number
    readonly vatPercent: number
    readonly description?: string
    readonly dimensionItemValues?: readonly { dimensionId: number; itemId: number; value: number }[]
  }[]
}

function problemOf(books: Books, body: Sent): { message: string; field?: string } | undefined {
  if (body.type !== 'JOURNAL') return { field: 'type', message: "Value of the 'type' field is invalid" }
  if (body.name === '' || body.name.length > 80)
    return { field: 'name', message: "Value of the 'name' cannot be blank." }
  if (body.receiptDate <= books.closedUntil) return { field: 'receiptDate', message: 'CLOSED_FISCAL_PERIOD' }
  let sum = 0
  for (const [at, row] of body.transactions.entries()) {
    const field = `transactions[${at}]`
    const known: readonly string[] = ledgerAccounts
    if (!known.includes(row.account)) {
      return { field: `${field}.account`, message: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION' }
    }
    const cents = centsOf(row.accountingValue)
    if (cents === undefined) return { field: `${field}.accountingValue`, message: 'at most two decimals' }
    sum += cents
    for (const { dimensionId, itemId, value } of row.dimensionItemValues ?? []) {
      const isThere = dimensionId === costCenters.dimensionId && books.items.some(({ id }) => id === itemId)
      if (!isThere || centsOf(value) !== cents) {
        return {
          field: `${field}.dimensionItemValues`,
          message: 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
        }
      }
    }
  }
  return sum === 0 ? undefined : { message: 'the receipt does not balance' }
}

/** Whole cents of a decimal by its text; undefined where there are more than two decimals. */
function centsOf(value: number): number | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (parts === null) return undefined
  const [, sign, whole = '0', decimals = ''] = parts
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return sign === '-' ? -cents : cents
}

/** `PUT /ledgerreceipts/{id}/approve` and its kin. */
export function changeStatus(books: Books, id: number, change: string, now: number): Answer {
  const receipt = books.receipts.find((one) => one.id === id)
  if (receipt === undefined) return refusal(404, 'No such receipt')
  if (change === 'approve') {
    if (receipt.status !== 'UNFINISHED') return refusal(403, 'The status does not allow it')
    receipt.status = 'APPROVED'
  } else {
    if (receipt.receiptDate <= books.closedUntil) return refusal(403, 'The period is closed')
    if (change === 'invalidate' && receipt.status !== 'UNFINISHED') return refusal(400, 'The status does not allow it')
    receipt.status = change === 'invalidate' ? 'INVALIDATED' : 'UNFINISHED'
  }
  receipt.version = versionAt(now)
  return { status: 200, body: { message: 'done' } }
}

/** `GET /ledgerreceipts`: basic information, newest first unless asked otherwise, page by page. */
export function listReceipts(
  books: Books,
  query: URLSearchParams,
  { largestPage, savedUntil }: { readonly largestPage: number; readonly savedUntil: number },
): Answer {
  const [from, until] = [query.get('startDate') ?? '', query.get('endDate') ?? '9999']
  const changedSince = query.get('versionStartDate') ?? ''
  const found = books.receipts.filter(
    ({ savedAt, receiptDate, version }) =>
      savedAt <= savedUntil && receiptDate >= from && receiptDate <= until && version >= changedSince,
  )
  if (query.get('orderById') !== 'ASC') found.reverse()
  const page = Number(query.get('page') ?? 0)
  const size = Math.min(Number(query.get('size') ?? 50), largestPage)
  const results = found.slice(page * size, (page + 1) * size).map(({ id, status, name, receiptDate, version }) => ({
    id,
    type: 'JOURNAL',
    status,
    name,
    receiptDate,
    version,
  }))
  const meta = { pageNumber: page, pageSize: size, resultCount: results.length, totalCount: found.length }
  return { status: 200, body: { results, meta } }
}

/** `GET /ledgerreceipts/{id,id,…}`: those that exist, ordered by id; a single one as an object; none is a 404. */
export function readReceipts(books: Books, ids: readonly number[]): Answer {
  const found = books.receipts.filter(({ id }) => ids.includes(id)).map(wireReceipt)
  if (found.length === 0) return refusal(404, 'No such receipt')
  return { status: 200, body: ids.length === 1 ? found[0] : found }
}

export function makeItem(books: Books, sent: unknown): Answer {
  const { codeName } = sent as Item
  const item = { id: books.items.length + 1, codeName }
  books.items.push(item)
  return { status: 200, body: item }
}

export function dimensions({ items }: Books): Answer {
  return { status: 200, body: [{ id: costCenters.dimensionId, name: 'Kustannuspaikka', items }] }
}

export function refusal(status: number, message: string, field?: string): Answer {
  return { status, body: { errors: [{ status, ...(field === undefined ? {} : { field }), message }] } }
}

/** Date and time without a zone, as the vendor writes them; later ones sort later. */
export function versionAt(now: number): string {
  return new Date(beginning + now).toISOString().slice(0, 23)
}

/** An invalidated receipt answers no rows. */
function wireReceipt({ savedAt, tooLate, byHand, deeds, savedCents, ...receipt }: BookedReceipt): unknown {
  const transactions =
    receipt.status === 'INVALIDATED'
      ? []
      : receipt.transactions.map((row) => ({
          ...row,
          transactionType: 'ENTRY',
          dimensionItemValues: row.dimensionItemValues.map((value) => ({ ...value })),
        }))
  return { type: 'JOURNAL', vatType: 'PURCHASE', vatStatus: 12, ...receipt, transactions }
}
