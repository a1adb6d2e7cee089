/**
 * What one runner or check found. `failures` says for a person where each failure is.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly failures: readonly string[] }} Outcome
 */

/** @type {Outcome} */
export const nothingRun = { passed: 0, failed: 0, failures: [] }

/** @type {Outcome} */
export const onePassed = { passed: 1, failed: 0, failures: [] }

/**
 * @param {string} failure
 * @returns {Outcome}
 */
export function oneFailed(failure) {
  return { passed: 0, failed: 1, failures: [failure] }
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function total(outcomes) {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
  }
}

/**
 * A runner that ends badly although no test failed (an error outside any test, a crash), or that ran no test at all,
 * has found something too: neither may pass for a success.
 * @param {string} runner
 * @param {Outcome} outcome
 * @param {number} code the exit code
 * @returns {Outcome}
 */
export function heldAgainstExit(runner, outcome, code) {
  if (outcome.passed + outcome.failed === 0) return oneFailed(`${runner}: ran no test (exit code ${code})`)
  if (code !== 0 && outcome.failed === 0) {
    return total([outcome, oneFailed(`${runner}: no test failed, yet it ended with exit code ${code}`)])
  }
  return outcome
}

/** @param {Outcome} outcome */
export function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0
}

/** @param {Outcome} outcome */
export function totalsLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
