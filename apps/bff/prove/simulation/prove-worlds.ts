import { judge, type Verdict } from './judge.ts'
import { makeOffice, type Office } from './office-database.ts'
import { journalsPerWorld, type Plan, planOf } from './plan.ts'
import { shrinkPlan } from './shrink-plan.ts'
import { type Breakage, runWorld, type TraceLine } from './world.ts'

/** What worlds came to, for figures. */
export interface Tally {
  worlds: number
  receipts: number
  calls: number
  accidents: number
  deeds: number
  kills: number
  waitForPerson: number
  /** Receipts doubled by a request that came too late. */
  doubledTooLate: number
}

export const emptyTally = (): Tally => ({
  worlds: 0,
  receipts: 0,
  calls: 0,
  accidents: 0,
  deeds: 0,
  kills: 0,
  waitForPerson: 0,
  doubledTooLate: 0,
})

export function addTally(sum: Tally, more: Tally): void {
  for (const key of Object.keys(more) as (keyof Tally)[]) sum[key] += more[key]
}

const made = new Map<number, Promise<Office>>()

/** An office is costly to set up, and the same for all its worlds. */
function officeOf({ office }: Plan): Promise<Office> {
  const present = made.get(office) ?? makeOffice(office, journalsPerWorld)
  made.set(office, present)
  return present
}

/** What is broken shows sooner where much goes wrong. */
const troubleOfBroken = 0.9

/** Runs the world of a seed and judges it. */
export async function tryWorld(seed: number, tally: Tally, breakage?: Breakage): Promise<readonly Verdict[]> {
  const plan = breakage === undefined ? planOf(seed) : planOf(seed, troubleOfBroken)
  const outcome = await runWorld(plan, await officeOf(plan), breakage === undefined ? {} : { breakage })
  tally.worlds++
  tally.receipts += outcome.deliveries.length
  tally.calls += outcome.departures.length
  tally.accidents += outcome.departures.filter(({ accident }) => accident !== null).length
  tally.deeds += plan.journals.reduce((sum, { deeds }) => sum + deeds.length, 0)
  tally.kills += outcome.kills
  tally.waitForPerson += outcome.deliveries.filter(({ waitingFor }) => waitingFor === 'person').length
  for (const { receipts } of outcome.books.values()) tally.doubledTooLate += receipts.filter(isSecondCopy).length
  return judge(outcome)
}

/** What a person needs to understand a failure: the smallest plan found that has it, and what happened in it. */
export async function explainWorld(seed: number): Promise<readonly string[]> {
  const fails = async (plan: Plan) => judge(await runWorld(plan, await officeOf(plan))).length > 0
  const plan = await shrinkPlan(planOf(seed), fails)
  const outcome = await runWorld(plan, await officeOf(plan), { withTrace: true })
  const verdicts = judge(outcome)
  const [first] = verdicts
  return [
    ...verdicts.map(({ companyId, what }) => `${companyId === null ? 'the world' : `company ${companyId}`}: ${what}`),
    `world ${seed}, shrunk to ${JSON.stringify(plan)}`,
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
