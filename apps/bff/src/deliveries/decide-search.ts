import { compareCells, type ReceiptCells } from '@tosite/core'
import type { LedgerReceipt } from '@tosite/procountor'
import { carriesMark, carriesSomeMark } from '../receipts/delivery-mark.ts'
import { type DeliveryChange, later, type Moment } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { forPerson } from './outcomes.ts'
import { ownError } from './own-error.ts'

export interface Candidate {
  readonly receipt: LedgerReceipt
  readonly cells: ReceiptCells
}

export type SearchResult =
  | { readonly kind: 'found'; readonly receipt: LedgerReceipt }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'invalidated' | 'different' | 'twice' | 'unmarked'; readonly receipts: readonly LedgerReceipt[] }

/** Between the two times that it must not be found. */
const secondLookMs = 5_000

/**
 * Which of the receipts of that name is the one whose answer was lost: the mark decides, amounts confirm. A receipt that
 * equals it in everything but carries no mark at all may be it without its notes, or booked by hand meanwhile: only a
 * person can tell, and a second one would be a salary booked twice.
 */
export function searchResult(candidates: readonly Candidate[], mark: string, expected: ReceiptCells): SearchResult {
  const marked = candidates.filter(({ receipt }) => carriesMark(receipt.invoiceNotes, mark))
  if (marked.length === 0) return withoutMark(candidates, expected)
  const live = marked.filter(({ receipt }) => receipt.status !== 'INVALIDATED')
  const [only, another] = live
  if (only === undefined) return { kind: 'invalidated', receipts: receiptsOf(marked) }
  // Of two, whoever was asked has invalidated one: the other is the receipt.
  const receipts = receiptsOf(live)
  if (another !== undefined) return { kind: 'twice', receipts }
  if (!compareCells(expected, only.cells).equal) return { kind: 'different', receipts }
  return { kind: 'found', receipt: only.receipt }
}

function receiptsOf(candidates: readonly Candidate[]): readonly LedgerReceipt[] {
  return candidates.map(({ receipt }) => receipt)
}

function withoutMark(candidates: readonly Candidate[], expected: ReceiptCells): SearchResult {
  const alike = candidates.filter(
    ({ receipt, cells }) =>
      receipt.status !== 'INVALIDATED' && !carriesSomeMark(receipt.invoiceNotes) && compareCells(expected, cells).equal,
  )
  if (alike.length === 0) return { kind: 'not-found' }
  return { kind: 'unmarked', receipts: alike.map(({ receipt }) => receipt) }
}

/** How long the request may still land, in milliseconds of a clock that does not jump: at most so long. */
export interface GivenUp {
  readonly settlesInMs: number
}

/**
 * What a search makes of an uncertain delivery. "Not found" counts only when asked twice, the first time at least the
 * settle time after the request was given up: a late request may still land until then. `givenUp` and `moment` are those
 * of the search's beginning.
 */
export function afterSearch(result: SearchResult, job: DeliveryJob, moment: Moment, givenUp: GivenUp): DeliveryChange {
  if (result.kind === 'found') {
    const { id, status, version } = result.receipt
    return {
      from: 'uncertain',
      moves: ['sent'],
      set: {
        waitingFor: null,
        dueAt: later(moment, 0),
        attempts: 0,
        procountorId: id,
        procountorStatus: status ?? null,
        procountorVersion: version ?? null,
        errors: [],
      },
    }
  }
  if (result.kind !== 'not-found') {
    const ids = result.receipts.map(({ id }) => id).join(', ')
    return forPerson(job, [
      ownError(`found-${result.kind}`, `Procountor has this receipt ${said[result.kind]}: ${ids}.`),
    ])
  }
  return afterNotFound(job, moment, givenUp)
}

function afterNotFound(job: DeliveryJob, moment: Moment, { settlesInMs }: GivenUp): DeliveryChange {
  if (settlesInMs > 0) {
    const dueAt = later(moment, settlesInMs)
    return { from: 'uncertain', moves: [], set: { waitingFor: 'settling', dueAt, attempts: 0, notFound: 0 } }
  }
  if (job.notFound === 0) {
    const set = { waitingFor: 'settling', dueAt: later(moment, secondLookMs), attempts: 0, notFound: 1 } as const
    return { from: 'uncertain', moves: [], set }
  }
  return { from: 'uncertain', moves: ['queued'], set: { waitingFor: null, dueAt: later(moment, 0), errors: [] } }
}

const said = {
  invalidated: 'invalidated',
  different: 'with other amounts, items or date',
  twice: 'more than once',
  unmarked: 'perhaps, without its mark',
} as const
