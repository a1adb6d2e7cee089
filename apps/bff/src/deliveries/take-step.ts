import { Rejected } from '@tosite/procountor'
import { afterSearch, type Candidate, searchResult } from './decide-search.ts'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import { LeaseLost } from './lease.ts'
import { receiptsLike } from './look-for-receipt.ts'
import { ofAnother } from './of-another.ts'
import { afterFailedStep, afterReadBack, forPerson } from './outcomes.ts'
import { ownError } from './own-error.ts'
import { dimensionIdsOf, procountorToCells } from './procountor-to-cells.ts'
import { send } from './send-receipt.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Does the next step of a delivery and says what became of it; null where there is nothing to note.
 * @throws LeaseLost where another process sends by now
 */
export async function takeStep(deps: StepDeps, job: DeliveryJob): Promise<DeliveryChange | null> {
  if (job.accountAdministrationId !== job.administrationId) {
    const message = 'The account stands for another Procountor company than the receipt was made for.'
    return forPerson(job, [ownError('other-company', message)])
  }
  try {
    if (job.state === 'queued') return await send(deps, job)
    if (job.state === 'sent') return await readBack(deps, job)
    if (job.state === 'withdrawing') return await deps.withdraw(job)
    return await search(deps, job)
  } catch (error) {
    if (error instanceof LeaseLost) throw error
    return afterFailedStep(error, job, deps.moment())
  }
}

/** Reads the receipt, compares it with what was sent, and approves it where the mapping says so and it is equal. */
async function readBack({ call }: StepDeps, job: DeliveryJob): Promise<DeliveryChange> {
  const { procountorId, body, accountId } = job
  if (procountorId === null || body === null) throw new Error(`delivery ${job.id} is sent without an id or a body`)
  const ids = dimensionIdsOf(job.receipt)
  const expected = procountorToCells(body, ids)
  const read = async () => {
    const receipt = await call(accountId, (client) => client.ledgerReceipt(procountorId))
    if (receipt.id !== procountorId) throw ofAnother('ledgerReceipt', 'GET', '/ledgerreceipts/{id}')
    return receipt
  }

  const first = await read()
  const asRead = afterReadBack(expected, procountorToCells(first, ids), first, null)
  if (!job.approve || first.status !== 'UNFINISHED' || !asRead.moves.includes('verified')) return asRead
  const refusal = await call(accountId, (client) => client.approve(procountorId)).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Rejected) return error
      throw error
    },
  )
  const last = await read()
  return afterReadBack(expected, procountorToCells(last, ids), last, refusal)
}

/** Looks for the receipt of a lost answer, and decides by what is found. */
async function search({ call, moment, givenUp }: StepDeps, job: DeliveryJob): Promise<DeliveryChange> {
  const { body, mark } = job
  if (body === null) throw new Error(`delivery ${job.id} is uncertain without a body`)
  const ids = dimensionIdsOf(job.receipt)
  // What counts is when the looking began: a request may land while pages are being read.
  const began = moment()
  const settlesInMs = givenUp.untilSettled(job, began.settleMs)
  const givenUpAt = new Date(job.givenUpAt ?? began.now)
  const receipts = await call(job.accountId, (client) => receiptsLike(client, { body, mark, givenUpAt }))
  const candidates: Candidate[] = receipts.map((receipt) => ({ receipt, cells: procountorToCells(receipt, ids) }))
  const result = searchResult(candidates, mark, procountorToCells(body, ids))
  return afterSearch(result, job, began, { settlesInMs })
}
