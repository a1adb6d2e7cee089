import type { LedgerReceipt, LedgerReceiptCreate } from '@tosite/procountor'
import type { Clock } from '../src/clock.ts'

interface Departure {
  readonly at: number
  /** The account's token says whose call it is. */
  readonly account: string
  /** `POST /ledgerreceipts` */
  readonly call: string
}

/** What becomes of a call, instead of its answer: the vendor did it, or not, before the connection broke off or an answer came. */
type Mishap = 'cut-before' | 'cut-after' | 429

export interface SmallProcountor {
  readonly fetch: typeof fetch
  readonly departures: readonly Departure[]
  readonly receipts: readonly (LedgerReceipt & { readonly account: string })[]
  readonly items: readonly { readonly id: number; readonly codeName: string }[]
  /** Asked at every call, before anything is done. */
  mishapOf: (departure: Departure) => Mishap | null
}

interface Options {
  readonly clock: Clock
  /** Of each answer, in milliseconds. */
  readonly latency: () => number
}

/**
 * Procountor in memory, as far as sending needs it, on whatever time it is given. The stand-in is the one that is
 * faithful; this one is for thousands of receipts in a moment.
 */
export function smallProcountor({ clock, latency }: Options): SmallProcountor {
  const departures: Departure[] = []
  const receipts: SmallProcountor['receipts'][number][] = []
  const items: { id: number; codeName: string }[] = []

  function answerOf({ account, call }: Departure, url: URL, body: unknown): unknown {
    if (call === 'POST /ledgerreceipts') {
      const created = body as LedgerReceiptCreate
      const receipt = {
        ...created,
        account,
        id: receipts.length + 1,
        status: 'UNFINISHED',
        version: String(clock.now()),
      }
      receipts.push(receipt)
      return receipt
    }
    if (call === 'GET /ledgerreceipts') {
      const date = url.searchParams.get('startDate')
      const found = receipts.filter((one) => one.account === account && (date === null || one.receiptDate === date))
      return { results: url.searchParams.get('page') === '0' ? found : [], meta: { totalCount: found.length } }
    }
    if (call.startsWith('GET /ledgerreceipts/')) {
      const ids = call.slice('GET /ledgerreceipts/'.length).split(',').map(Number)
      const found = receipts.filter(({ id }) => ids.includes(id))
      return ids.length === 1 ? found[0] : found
    }
    if (call === 'GET /dimensions') return [{ id: 1, name: 'Kustannuspaikka', items: [...items] }]
    if (call === 'POST /dimensions/1/items') {
      const item = { id: items.length + 1, ...(body as { codeName: string }) }
      items.push(item)
      return item
    }
    throw new Error(`not imitated: ${call}`)
  }

  const procountor: SmallProcountor = {
    departures,
    receipts,
    items,
    mishapOf: () => null,

    async fetch(input, init) {
      const url = new URL(String(input))
      const account = new Headers(init?.headers).get('authorization')?.replace('Bearer token-of-', '') ?? ''
      const call = `${init?.method} ${url.pathname.replace('/api', '')}`
      const departure = { at: clock.monotonic(), account, call }
      departures.push(departure)
      const mishap = procountor.mishapOf(departure)
      const isDone = mishap === null || mishap === 'cut-after'
      const answer = isDone
        ? answerOf(departure, url, init?.body === undefined ? null : JSON.parse(String(init.body)))
        : null
      await clock.sleep(latency(), init?.signal ?? undefined)
      if (init?.signal?.aborted === true) throw new TypeError('aborted')
      if (mishap === 429) return Response.json({}, { status: 429 })
      if (mishap !== null) throw new TypeError('cut')
      return Response.json(answer)
    },
  }
  return procountor
}
