import type { BodyOf, WithdrawalPlan } from '@tosite/contract'
import type { ProcountorAccess } from '../accounts/procountor-access.ts'
import type { Administrations } from '../administrations/administrations.ts'
import { type ListedDeliveries, listDeliveries } from '../deliveries/list-deliveries.ts'
import { apiProblem } from '../http/api-error.ts'
import type { Actor } from '../mappings/mapping-store.ts'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { type JournalPlan, planJournal } from './plan-journal.ts'
import { planView } from './plan-view.ts'
import type { WithdrawalStore } from './withdrawal-store.ts'

export interface WithdrawDeps {
  readonly store: WithdrawalStore
  readonly receipts: ReceiptStore
  readonly procountor: ProcountorAccess
  readonly administrations: Administrations
  /** There is something to take back. */
  readonly wake: () => void
}

/**
 * What withdrawing a journal would do, read from Procountor just now.
 * @throws ApiProblem where it cannot be withdrawn, naming what stands against it; or why Procountor could not be read
 */
export async function planWithdrawal(
  deps: WithdrawDeps,
  companyId: number,
  journalId: string,
): Promise<WithdrawalPlan> {
  const plan = await readPlan(deps, companyId, journalId)
  const accountId = plan.journal.receipts[0]?.delivery.accountId
  const known = accountId === undefined ? null : await deps.administrations.administrationOf(accountId)
  return planView(plan, { name: known?.view.name ?? '', administration: known?.administration ?? null })
}

/**
 * Begins to take back every receipt of a journal, or goes on where that waits for a person. What was confirmed is what the
 * hash names: whatever else Procountor has by now is shown and asked about again. Nothing is asked of Procountor here; the
 * worker looks before every step of its own.
 * @throws ApiProblem withdrawal-outdated, changed-in-procountor, withdrawal-impossible, and whatever planning throws
 */
export async function withdrawJournal(
  deps: WithdrawDeps,
  companyId: number,
  journalId: string,
  { hash, way, anyway }: BodyOf<'withdrawJournal'>,
  actor: Actor,
): Promise<ListedDeliveries> {
  const plan = await readPlan(deps, companyId, journalId)
  if (plan.hash !== hash) throw outdated()
  const impossible = plan.receipts.filter(({ acts }) => acts[way].kind === 'impossible')
  if (impossible.length > 0) {
    throw apiProblem('withdrawal-impossible', 409, 'Not every receipt can be taken back.', {
      values: { count: impossible.length },
    })
  }
  const changed = plan.receipts.filter(({ change }) => change !== null)
  if (changed.length > 0 && !anyway) {
    throw apiProblem('changed-in-procountor', 409, 'Receipts were changed in Procountor.', {
      values: { count: changed.length },
    })
  }
  if (!(await deps.store.confirm({ companyId, journalId, plan, way }, actor))) throw outdated()
  deps.wake()
  return listDeliveries(deps.receipts, companyId, journalId)
}

async function readPlan(
  { store, procountor }: WithdrawDeps,
  companyId: number,
  journalId: string,
): Promise<JournalPlan> {
  return planJournal(procountor, await store.standing(companyId, journalId))
}

function outdated() {
  return apiProblem('withdrawal-outdated', 409, 'What withdrawing would do is not what was shown.')
}
