import { countFaults, type FaultCounts, faultNames, noFaults } from './faults.ts'
import { judge, type Verdict } from './judge.ts'
import { makeOffice, type Office } from './office-database.ts'
import { journalsPerWorld, officeOfWorld, type Plan, planOf } from './plan.ts'
import { shrinkPlan } from './shrink-plan.ts'
import { type Breakage, runWorld, type TraceLine } from './world.ts'

/** What worlds came to, for figures. */
export interface Tally {
  worlds: number
  receipts: number
  /** Moments at which a process can be killed: transactions begun, and calls that leave. */
  steps: number
  calls: number
  accidents: number
  deeds: number
  kills: number
  waitForPerson: number
  /** Receipts doubled by a request that came too late. */
  doubledTooLate: number
  readonly faults: FaultCounts
}

export const emptyTally = (): Tally => ({
  worlds: 0,
  receipts: 0,
  steps: 0,
  calls: 0,
  accidents: 0,
  deeds: 0,
  kills: 0,
  waitForPerson: 0,
  doubledTooLate: 0,
  faults: noFaults(),
})

export function addTally(sum: Tally, { faults, ...more }: Tally): void {
  for (const key of Object.keys(more) as (keyof typeof more)[]) sum[key] += more[key]
  addFaults(sum, faults)
}

function addFaults(sum: Tally, faults: FaultCounts): void {
  for (const name of faultNames) sum.faults[name] += faults[name]
}

/** Receipts that are sent in the world of that seed. */
export async function receiptsOfWorld(seed: number): Promise<number> {
  const { companies } = await officeAt(officeOfWorld(seed))
  return companies.reduce((sum, { journal }) => sum + journal.transactions.length, 0)
}

const made = new Map<number, Promise<Office>>()

/** An office is costly to set up, and the same for all its worlds. */
function officeAt(office: number): Promise<Office> {
  const present = made.get(office) ?? makeOffice(office, journalsPerWorld)
  made.set(office, present)
  return present
}

/** Runs the world of a seed and judges it. */
export function tryWorld(seed: number, tally: Tally): Promise<readonly Verdict[]> {
  return tryPlan(planOf(seed), tally)
}

/** Runs the world of a plan, with an engine that is broken where that is asked for, and judges it. */
export async function tryPlan(plan: Plan, tally: Tally, breakage?: Breakage): Promise<readonly Verdict[]> {
  const outcome = await runWorld(plan, await officeAt(plan.office), breakage === undefined ? {} : { breakage })
  tally.worlds++
  tally.receipts += outcome.deliveries.length
  tally.steps += outcome.steps
  tally.calls += outcome.departures.length
  tally.accidents += outcome.departures.filter(({ accident }) => accident !== null).length
  tally.deeds += plan.journals.reduce((sum, { deeds }) => sum + deeds.length, 0)
  tally.kills += outcome.kills
  tally.waitForPerson += outcome.deliveries.filter(({ waitingFor }) => waitingFor === 'person').length
  for (const { receipts } of outcome.books.values()) tally.doubledTooLate += receipts.filter(isSecondCopy).length
  addFaults(tally, countFaults(outcome))
  return judge(outcome)
}

/** What a person needs to understand a failure: the smallest plan found that has it, and what happened in it. */
export async function explainPlan(whole: Plan): Promise<readonly string[]> {
  const fails = async (plan: Plan) => judge(await runWorld(plan, await officeAt(plan.office))).length > 0
  const plan = await shrinkPlan(whole, fails)
  const outcome = await runWorld(plan, await officeAt(plan.office), { withTrace: true })
  const verdicts = judge(outcome)
  const [first] = verdicts
  return [
    ...verdicts.map(({ companyId, what }) => `${companyId === null ? 'the world' : `company ${companyId}`}: ${what}`),
    `world ${plan.seed}, shrunk to ${JSON.stringify(plan)}`,
    ...outcome.trace.filter(concerns(first?.companyId ?? null)).map(lineOf),
  ]
}

function concerns(companyId: number | null): (line: TraceLine) => boolean {
  return (line) => companyId === null || line.companyId === null || line.companyId === companyId
}

function lineOf({ atMs, companyId, what }: TraceLine): string {
  return `${(atMs / 1000).toFixed(3).padStart(10)} s  ${companyId ?? ''} ${what}`
}

function isSecondCopy(
  receipt: { readonly name: string; readonly receiptDate: string; readonly tooLate: boolean; readonly byHand: boolean },
  _at: number,
  all: readonly (typeof receipt)[],
): boolean {
  const copies = all.filter(
    ({ name, receiptDate, byHand }) => !byHand && name === receipt.name && receiptDate === receipt.receiptDate,
  )
  return copies.length > 1 && copies.indexOf(receipt) > 0
}
