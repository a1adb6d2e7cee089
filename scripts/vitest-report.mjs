import { nothingRun, oneFailed, onePassed, total } from './outcome.mjs'

/**
 * The part of Vitest's JSON report that is read here.
 * @typedef {{ fullName: string, status: string, location?: { line: number } | null }} VitestTest
 * @typedef {{ testResults: readonly { name: string, status: string, assertionResults: readonly VitestTest[] }[] }} VitestReport
 */

/**
 * Counts what Vitest reports. Anything but a pass is a failure: a test that was skipped says nothing about the product.
 * @param {VitestReport} report
 */
export function outcomeOfVitest({ testResults }) {
  return total(
    testResults.map(({ name, status, assertionResults }) => {
      const tests = total(assertionResults.map((test) => outcomeOfTest(name, test)))
      // A file that cannot be loaded holds no results, and one whose teardown fails holds only good ones.
      const fileFailed = status === 'failed' && tests.failed === 0
      return total([tests, fileFailed ? oneFailed(`${name}: the file could not be run to its end`) : nothingRun])
    }),
  )
}

/**
 * @param {string} file
 * @param {VitestTest} test
 */
function outcomeOfTest(file, { fullName, status, location }) {
  if (status === 'passed') return onePassed
  return oneFailed(`${file}${location ? `:${location.line}` : ''} ${fullName} (${status})`)
}
