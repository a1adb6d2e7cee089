import { bindCreatedItems } from '@tosite/core'
import type { LedgerReceiptCreate } from '@tosite/procountor'
import { carriesMark } from '../receipts/delivery-mark.ts'
import { receiptToProcountor } from '../receipts/receipt-to-procountor.ts'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { LeaseLost } from './lease.ts'
import { makeItems } from './make-items.ts'
import { ofAnother } from './of-another.ts'
import { afterFailedPost, afterFailedStep, afterPost, forPerson } from './outcomes.ts'
import { ownError } from './own-error.ts'
import type { Guard, Started } from './start-sending-store.ts'
import type { StepDeps } from './step-deps.ts'

/** The call was not made: what it was for has changed since it was queued. */
class NotSent extends Error {
  readonly why: Started

  constructor(why: Started) {
    super(`not sent: ${why.kind}`)
    this.name = 'NotSent'
    this.why = why
  }
}

/**
 * Sends a queued receipt. It stays queued while its items are made and its departure is waited for; `sending` and the
 * exact body are on disk directly before the request leaves, and only then.
 * @throws LeaseLost
 */
export async function send(deps: StepDeps, job: DeliveryJob): Promise<DeliveryChange | null> {
  const { store, term, moment } = deps
  const guard = await store.guardOf(job.receiptId)
  if (guard !== null) return guarded(job, guard)
  const body = job.body ?? (await bodyOf(deps, job))
  if ('from' in body) return body

  let isStarted = false
  const start = async (): Promise<void> => {
    const at = moment().now.toISOString()
    if (isStarted) {
      // The same call once more, after a 401 that did nothing.
      if (!(await store.isSending(job.id, term, at))) throw new LeaseLost()
      return
    }
    const started = await store.startSending(job.id, { body, term, at })
    if (started.kind === 'lease-lost') throw new LeaseLost()
    if (started.kind !== 'started') throw new NotSent(started)
    isStarted = true
  }

  try {
    const saved = await deps.call(job.accountId, (client) => client.createLedgerReceipt(body), start)
    if (!carriesMark(saved.invoiceNotes, job.mark)) throw ofAnother('createLedgerReceipt', 'POST', '/ledgerreceipts')
    return afterPost(saved, moment())
  } catch (error) {
    // Where the row is `sending`, whoever sends now finds it, and looks before sending.
    if (error instanceof LeaseLost) throw error
    if (error instanceof NotSent) return error.why.kind === 'guarded' ? guarded(job, error.why.guard) : null
    return isStarted ? afterFailedPost(error, job, body, moment()) : afterFailedStep(error, job, moment())
  }
}

function guarded(job: DeliveryJob, guard: Guard): DeliveryChange {
  return forPerson(job, [ownError(guard, saidOf[guard])])
}

const saidOf = {
  'test-company': 'The company was marked as a test company after the receipt was queued.',
  'blocked-debtor': 'The debtor was blocked after the receipt was queued.',
} as const satisfies Record<Guard, string>

async function bodyOf(deps: StepDeps, job: DeliveryJob): Promise<LedgerReceiptCreate | DeliveryChange> {
  const made = await makeItems(deps, job)
  return made.ok ? receiptToProcountor(bindCreatedItems(job.receipt, made.items), job.mark) : made.change
}
