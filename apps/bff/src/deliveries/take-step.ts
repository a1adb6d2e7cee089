import { bindCreatedItems } from '@tosite/core'
import { type LedgerReceipt, type LedgerReceiptCreate, type ProcountorClient, Rejected } from '@tosite/procountor'
import { receiptToProcountor } from '../receipts/receipt-to-procountor.ts'
import { afterSearch, type Candidate, searchResult } from './decide-search.ts'
import type { DeliveryChange, Moment } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { LeaseLost } from './lease.ts'
import { makeItems } from './make-items.ts'
import { afterFailedPost, afterFailedStep, afterPost, afterReadBack, forPerson } from './outcomes.ts'
import { dimensionIdsOf, procountorToCells } from './procountor-to-cells.ts'

export interface StepDeps {
  readonly store: DeliveryStore
  readonly term: number
  readonly moment: () => Moment
  /** Work at Procountor in the name of an account; asks for the lease and the pace before every call. */
  call<T>(accountId: string, work: (client: ProcountorClient) => Promise<T>): Promise<T>
  /** The next step of taking a receipt back. */
  withdraw(job: DeliveryJob): Promise<DeliveryChange | null>
}

/**
 * Does the next step of a delivery and says what became of it; null where there is nothing to note.
 * @throws LeaseLost where another process sends by now
 */
export async function takeStep(deps: StepDeps, job: DeliveryJob): Promise<DeliveryChange | null> {
  if (job.accountAdministrationId !== job.administrationId) {
    const message = 'The account stands for another Procountor company than the receipt was made for.'
    return forPerson(job, [{ vendor: 'procountor', code: 'other-company', message }])
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

async function send(deps: StepDeps, job: DeliveryJob): Promise<DeliveryChange | null> {
  const body = job.body ?? (await bodyOf(deps, job))
  if ('from' in body) return body
  const { now } = deps.moment()
  if (!(await deps.store.startSending(job.id, body, deps.term, now.toISOString()))) return null
  try {
    const saved = await deps.call(job.accountId, (client) => client.createLedgerReceipt(body))
    return afterPost(saved, deps.moment())
  } catch (error) {
    // The row is `sending` and nothing went out: whoever sends now finds it, and looks before sending.
    if (error instanceof LeaseLost) throw error
    return afterFailedPost(error, job, body, deps.moment())
  }
}

async function bodyOf(deps: StepDeps, job: DeliveryJob): Promise<LedgerReceiptCreate | DeliveryChange> {
  const { store, call, moment } = deps
  const made = await makeItems(
    {
      bindingOf: store.bindingOf,
      descriptionOf: store.descriptionOf,
      bind: store.bind,
      call: (work) => call(job.accountId, work),
      at: moment().now.toISOString(),
    },
    job,
  )
  if (!made.ok) return forPerson(job, made.errors)
  return receiptToProcountor(bindCreatedItems(job.receipt, made.items), job.mark)
}

/** Reads the receipt, compares it with what was sent, and approves it where the mapping says so and it is equal. */
async function readBack({ call }: StepDeps, job: DeliveryJob): Promise<DeliveryChange> {
  const { procountorId, body, accountId } = job
  if (procountorId === null || body === null) throw new Error(`delivery ${job.id} is sent without an id or a body`)
  const ids = dimensionIdsOf(job.receipt)
  const expected = procountorToCells(body, ids)
  const read = () => call(accountId, (client) => client.ledgerReceipt(procountorId))

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

/** Looks for the receipt of a lost answer: everything of its date, by name, then by what it holds. */
async function search({ call, moment }: StepDeps, job: DeliveryJob): Promise<DeliveryChange> {
  const { body } = job
  if (body === null) throw new Error(`delivery ${job.id} is uncertain without a body`)
  const ids = dimensionIdsOf(job.receipt)
  const receipts = await call(job.accountId, (client) => receiptsNamed(client, body))
  const candidates: Candidate[] = receipts.map((receipt) => ({ receipt, cells: procountorToCells(receipt, ids) }))
  return afterSearch(searchResult(candidates, job.mark, procountorToCells(body, ids)), job, moment())
}

/** Procountor cannot search by name: every journal of the date, in any status, is listed, and those of the name are read. */
async function receiptsNamed(client: ProcountorClient, { name, receiptDate }: LedgerReceiptCreate) {
  const sameName: number[] = []
  const listed = client.allLedgerReceipts({ types: ['JOURNAL'], startDate: receiptDate, endDate: receiptDate })
  for await (const one of listed) if (one.name === name) sameName.push(one.id)
  const read: LedgerReceipt[] = []
  for (let at = 0; at < sameName.length; at += mostAtOnce) {
    read.push(...(await client.ledgerReceipts(sameName.slice(at, at + mostAtOnce))))
  }
  return read
}

/** Procountor's limit of ids in one request. */
const mostAtOnce = 200
