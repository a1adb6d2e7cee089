import type { LedgerReceiptBasicInfo, LedgerReceiptPage } from './wire-receipts.ts'

type Order = 'ASC' | 'DESC'

/**
 * Filters of the receipt search. There is none by name, number or external reference. Dates are ISO dates (`startDate`,
 * `endDate`: the receipt's) or date-times without a zone; whether the bounds themselves are included is not documented.
 */
export interface LedgerReceiptFilters {
  readonly startDate?: string
  readonly endDate?: string
  readonly createdStartDate?: string
  readonly createdEndDate?: string
  readonly versionStartDate?: string
  readonly versionEndDate?: string
  readonly types?: readonly string[]
  /** One status; left out means all. */
  readonly status?: string
}

export interface LedgerReceiptPaging {
  readonly page?: number
  /** At most 200; 50 where left out. */
  readonly size?: number
  readonly previousId?: number
  readonly orderById?: Order
  readonly orderByDate?: Order
  readonly orderByCreated?: Order
  readonly orderByVersion?: Order
}

export const LARGEST_PAGE = 200

/** Parameters percent-encoded, several values of one joined by commas, empty ones left out. */
export function queryText(query: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === '') return []
    const values = (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(String(one)))
    return values.length === 0 ? [] : [`${name}=${values.join(',')}`]
  })
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/**
 * Every receipt of all pages, each once, oldest id first: a receipt made meanwhile lands on the last page and moves none
 * past the reader. A page is the last when it is empty, or shorter than its size with the total reached. A short page
 * alone proves nothing: a server may cap the size, and a receipt overlooked here could be booked a second time.
 * @throws whatever `giveUp` makes, when the pages do not add up.
 */
export async function* readAllPages(
  readPage: (paging: LedgerReceiptPaging) => Promise<LedgerReceiptPage>,
  giveUp: (detail: string) => Error,
): AsyncGenerator<LedgerReceiptBasicInfo, void, undefined> {
  const seen = new Set<number>()
  for (let page = 0; ; page += 1) {
    const { results, meta } = await readPage({ page, size: LARGEST_PAGE, orderById: 'ASC' })
    const fresh = results.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    yield* fresh

    const total = meta?.totalCount ?? undefined
    if (results.length === 0) {
      if (total !== undefined && seen.size < total) throw giveUp('fewer receipts than the total')
      return
    }
    if (fresh.length === 0) throw giveUp('the same page twice')
    if (total !== undefined && seen.size >= total && results.length < (meta?.pageSize ?? LARGEST_PAGE)) return
  }
}
