import { compareCells, type ReceiptCells } from '@tosite/core'
import type { LedgerReceipt } from '@tosite/procountor'
import { carriesMark } from '../receipts/delivery-mark.ts'
import { type DeliveryChange, later, type Moment } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { forPerson } from './outcomes.ts'

export interface Candidate {
  readonly receipt: LedgerReceipt
  readonly cells: ReceiptCells
}

export type SearchResult =
  | { readonly kind: 'found'; readonly receipt: LedgerReceipt }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'invalidated' | 'different' | 'twice'; readonly receipts: readonly LedgerReceipt[] }

/** Between the two times that it must not be found. */
const secondLookMs = 5_000

/** Which of the receipts of that name and date is the one whose answer was lost: the mark decides, amounts confirm. */
export function searchResult(candidates: readonly Candidate[], mark: string, expected: ReceiptCells): SearchResult {
  const marked = candidates.filter(({ receipt }) => carriesMark(receipt.invoiceNotes, mark))
  const receipts = marked.map(({ receipt }) => receipt)
  const [only] = marked
  if (only === undefined) return { kind: 'not-found' }
  if (marked.length > 1) return { kind: 'twice', receipts }
  if (only.receipt.status === 'INVALIDATED') return { kind: 'invalidated', receipts }
  if (!compareCells(expected, only.cells).equal) return { kind: 'different', receipts }
  return { kind: 'found', receipt: only.receipt }
}

/**
 * What a search makes of an uncertain delivery. "Not found" counts only when asked twice, the first time at least the
 * settle time after the request was given up: a late request may still land until then.
 */
export function afterSearch(result: SearchResult, job: DeliveryJob, moment: Moment): DeliveryChange {
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
    const message = `Procountor has this receipt ${said[result.kind]}: ${ids}.`
    return forPerson(job, [{ vendor: 'procountor', code: `found-${result.kind}`, message }])
  }
  return afterNotFound(job, moment)
}

function afterNotFound(job: DeliveryJob, moment: Moment): DeliveryChange {
  const givenUp = Date.parse(job.givenUpAt ?? moment.now.toISOString())
  const settled = givenUp + moment.settleMs
  if (moment.now.getTime() < settled) {
    const set = { waitingFor: 'settling', dueAt: new Date(settled).toISOString(), attempts: 0, notFound: 0 } as const
    return { from: 'uncertain', moves: [], set }
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
} as const
