import { type Accident, type JournalPlan, type Mishap, type Plan, type PlannedAccident, planOf } from './plan.ts'

/** The plan of a seed in which a certain thing happens for certain. */
export type Aim = (seed: number) => Plan

/** Nothing goes wrong but this, which befalls every journal; `rest` is what befalls the machine. */
export function everyJournal(
  each: Partial<Pick<JournalPlan, 'accidents' | 'deeds'>>,
  rest: Partial<Pick<Plan, 'processes' | 'mishaps' | 'listedAfterMs'>> = {},
): Aim {
  return (seed) => {
    const calm = planOf(seed, 0)
    return {
      ...calm,
      ...{ processes: 1, mishaps: [], listedAfterMs: 0, aDayLater: false },
      ...rest,
      journals: calm.journals.map((journal) => ({ ...journal, ...each })),
    }
  }
}

/** Strikes a company's first request for a new receipt. */
export function create(accident: Accident, ms = 1_000): PlannedAccident {
  return { operation: 'create', nth: 1, accident, ms }
}

/** Strikes a company's first request for a new item. */
export function createItem(accident: Accident): PlannedAccident {
  return { operation: 'create-item', nth: 1, accident, ms: 1_000 }
}

/** Steps while most receipts are being sent. */
const busySteps = [150, 250, 350, 450, 550, 650, 750]

export const kills: readonly Mishap[] = busySteps.map((step) => ({ kind: 'kill', step, side: 'after', downMs: 2_000 }))

/** Each longer than a lease. */
export const stalls: readonly Mishap[] = busySteps.map((step) => ({ kind: 'stall', step, ms: 300_000 }))
