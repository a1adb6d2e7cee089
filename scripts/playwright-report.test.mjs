import { expect, test } from 'vitest'
import { outcomeOfPlaywright } from './playwright-report.mjs'

/** @param {string} status */
const spec = (status) => ({ title: `is ${status}`, file: 'send.spec.ts', line: 3, tests: [{ status }] })

test('counts the specs of nested suites', () => {
  const report = {
    suites: [{ specs: [spec('expected')], suites: [{ specs: [spec('expected'), spec('unexpected')] }] }],
  }
  expect(outcomeOfPlaywright(report)).toEqual({
    passed: 2,
    failed: 1,
    failures: ['send.spec.ts:3 is unexpected (unexpected)'],
  })
})

test.each(['skipped', 'flaky'])('counts a spec that is %s as failed', (status) => {
  expect(outcomeOfPlaywright({ suites: [{ specs: [spec(status)] }] })).toMatchObject({ passed: 0, failed: 1 })
})

test('counts an error outside of any spec', () => {
  expect(outcomeOfPlaywright({ suites: [], errors: [{ message: 'no such file' }] })).toEqual({
    passed: 0,
    failed: 1,
    failures: ['Playwright: no such file'],
  })
})
