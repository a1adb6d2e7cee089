import type { Receipt } from '../entities.ts'
import { invalid, type VendorError } from '../errors.ts'
import type { InferredFacts } from '../facts.ts'
import { toInstant } from '../local-time.ts'
import type { ReceiptQuery } from '../store/receipt-store.ts'

type Order = 'ASC' | 'DESC'

export interface SearchParameters {
  readonly startDate?: string
  readonly endDate?: string
  readonly createdStartDate?: string
  readonly createdEndDate?: string
  readonly versionStartDate?: string
  readonly versionEndDate?: string
  readonly types?: readonly string[]
  readonly status?: string
  readonly statuses?: readonly string[]
  readonly orderById?: Order
  readonly orderByDate?: Order
  readonly orderByCreated?: Order
  readonly orderByVersion?: Order
  readonly previousId?: number
  readonly size?: number
  readonly page?: number
}

const instants = ['createdStartDate', 'createdEndDate', 'versionStartDate', 'versionEndDate'] as const

const orders: Record<string, (receipt: Receipt) => number | string> = {
  orderById: ({ id }) => id,
  orderByDate: ({ receiptDate }) => receiptDate,
  orderByCreated: ({ created }) => created,
  orderByVersion: ({ version }) => version,
}

/** What the schema of the parameters does not say. */
export function checkSearch(search: SearchParameters): VendorError[] {
  const noTime = instants.flatMap((name) => {
    const text = search[name]
    return text !== undefined && !isTime(text) ? [invalid(name, text)] : []
  })
  const ordered = Object.keys(search).filter((name) => name in orders)
  // The cursor goes with the order by id; what it would mean with another is not documented.
  const cursorAstray = search.previousId !== undefined && ordered.some((name) => name !== 'orderById')
  const noSummary = search.types?.includes('VAT_SUMMARY') ? [invalid('types', 'VAT_SUMMARY')] : []
  return [...noTime, ...noSummary, ...(cursorAstray ? [invalid('previousId', search.previousId)] : [])]
}

export function toQuery(search: SearchParameters, companyId: number, { timeZone }: InferredFacts): ReceiptQuery {
  const { startDate, endDate, types, status, statuses = status === undefined ? undefined : [status] } = search
  const at = (text: string | undefined, end = false) => text && toInstant(text, timeZone, end)
  const [createdFrom, createdTo] = [at(search.createdStartDate), at(search.createdEndDate, true)]
  const [versionFrom, versionTo] = [at(search.versionStartDate), at(search.versionEndDate, true)]
  return {
    companyId,
    ...(startDate && { startDate }),
    ...(endDate && { endDate }),
    ...(types && { types }),
    ...(statuses && { statuses }),
    ...(createdFrom && { createdFrom }),
    ...(createdTo && { createdTo }),
    ...(versionFrom && { versionFrom }),
    ...(versionTo && { versionTo }),
  }
}

/** Orders apply in the order in which they were given; the id decides what is left, newest first. */
export function pageOf(receipts: readonly Receipt[], search: SearchParameters) {
  const { page = 0, size = 50, previousId, orderById = 'DESC' } = search
  const keys = Object.entries(search).flatMap(([name, order]) => {
    const key = orders[name]
    return key ? [{ key, sign: order === 'ASC' ? 1 : -1 }] : []
  })
  const sorted = receipts.toSorted((one, other) => {
    for (const { key, sign } of keys) {
      const [a, b] = [key(one), key(other)]
      if (a !== b) return a < b ? -sign : sign
    }
    return other.id - one.id
  })
  const after = previousId === undefined ? sorted : sorted.filter(({ id }) => isAfter(id, previousId, orderById))
  const results = after.slice(page * size, (page + 1) * size)
  return {
    results,
    meta: { pageNumber: page, pageSize: size, resultCount: results.length, totalCount: receipts.length },
  }
}

function isAfter(id: number, previousId: number, order: Order): boolean {
  return order === 'ASC' ? id > previousId : id < previousId
}

/** The shape is checked by the document; this finds a 13th month. */
function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`))
}
