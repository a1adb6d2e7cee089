import { oneFailed, onePassed, total } from './outcome.mjs'

/**
 * The part of Playwright's JSON report that is read here.
 * @typedef {{ title: string, file: string, line: number, tests: readonly { status: string }[] }} PlaywrightSpec
 * @typedef {{ specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: readonly PlaywrightSuite[], errors?: readonly { message?: string }[] }} PlaywrightReport
 */

/**
 * Counts what Playwright reports, errors outside of tests included. Skipped and flaky tests are failures.
 * @param {PlaywrightReport} report
 */
export function outcomeOfPlaywright({ suites, errors = [] }) {
  return total([
    ...suites.flatMap(specsOf).flatMap(outcomesOfSpec),
    ...errors.map(({ message }) => oneFailed(`Playwright: ${message ?? 'an error without words'}`)),
  ])
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {readonly PlaywrightSpec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** @param {PlaywrightSpec} spec */
function outcomesOfSpec({ title, file, line, tests }) {
  return tests.map(({ status }) =>
    status === 'expected' ? onePassed : oneFailed(`${file}:${line} ${title} (${status})`),
  )
}
