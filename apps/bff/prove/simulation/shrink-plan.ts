import type { JournalPlan, Plan } from './plan.ts'

/** Enough to get rid of nearly everything; a world takes some milliseconds, and somebody waits for the answer. */
const mostAttempts = 200

/**
 * A plan with as little in it as possible that still `fails`. Leaving something out shifts what comes after it, so this
 * finds a small one, not the smallest.
 */
export async function shrinkPlan(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let attempts = 0
  let best = plan
  const attempt = async (candidate: Plan) => {
    if (++attempts > mostAttempts || !(await fails(candidate))) return false
    best = candidate
    return true
  }

  /** Leaves out halves, then quarters, down to single ones. */
  async function thinOut<T>(list: () => readonly T[], without: (kept: readonly T[]) => Plan): Promise<void> {
    for (let size = Math.ceil(list().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = 0; from < list().length; ) {
        const kept = list().toSpliced(from, size)
        if (!(await attempt(without(kept)))) from += size
      }
    }
  }

  await thinOut(
    () => best.journals,
    (journals) => ({ ...best, journals }),
  )
  await thinOut(
    () => best.mishaps,
    (mishaps) => ({ ...best, mishaps }),
  )
  for (let at = 0; at < best.journals.length; at++) {
    const withJournal = (change: Partial<JournalPlan>): Plan => ({
      ...best,
      journals: best.journals.map((journal, index) => (index === at ? { ...journal, ...change } : journal)),
    })
    await thinOut(
      () => best.journals[at]?.accidents ?? [],
      (accidents) => withJournal({ accidents }),
    )
    await thinOut(
      () => best.journals[at]?.deeds ?? [],
      (deeds) => withJournal({ deeds }),
    )
    await attempt(withJournal({ sentAgainMs: null }))
  }
  await attempt({ ...best, processes: 1 })
  await attempt({ ...best, aDayLater: false })
  return best
}
