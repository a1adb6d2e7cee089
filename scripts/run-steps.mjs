import { isSuccess, oneFailed, total, totalsLine } from './outcome.mjs'

/**
 * Runs every step, whatever the one before found, then prints where each failure is and, as the very last line, the
 * totals. Sets the exit code.
 * @param {readonly import('./steps.mjs').Step[]} steps
 */
export async function runSteps(steps) {
  /** @type {import('./outcome.mjs').Outcome[]} */
  const outcomes = []
  for (const { name, run } of steps) {
    process.stdout.write(`\n== ${name}\n`)
    const outcome = await run().catch((error) => oneFailed(`${name}: ${error.message}`))
    process.stdout.write(`== ${name}: ${totalsLine(outcome)}\n`)
    outcomes.push(outcome)
  }
  report(total(outcomes))
}

/** @param {import('./outcome.mjs').Outcome} outcome */
export function report(outcome) {
  const failures = outcome.failures.map((failure) => `  ${failure}\n`)
  if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join('')}`)
  process.stdout.write(`\n${totalsLine(outcome)}\n`)
  process.exitCode = isSuccess(outcome) ? 0 : 1
}
