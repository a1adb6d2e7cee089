import { expect, test } from 'vitest'
import { outcomeOfVitest } from './vitest-report.mjs'

/** @param {string} status */
const result = (status) => ({ fullName: `is ${status}`, status, location: { line: 7 } })

test('counts passes and failures and says where each failure is', () => {
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: [result('passed'), result('failed')] },
      { name: 'b.test.ts', status: 'passed', assertionResults: [result('passed')] },
    ],
  }
  expect(outcomeOfVitest(report)).toEqual({ passed: 2, failed: 1, failures: ['a.test.ts:7 is failed (failed)'] })
})

test.each(['skipped', 'pending', 'todo'])('counts a test that is %s as failed', (status) => {
  const report = { testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [result(status)] }] }
  expect(outcomeOfVitest(report)).toMatchObject({ passed: 0, failed: 1 })
})

test('counts a file that could not be loaded', () => {
  const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] }
  expect(outcomeOfVitest(report)).toEqual({
    passed: 0,
    failed: 1,
    failures: ['a.test.ts: the file could not be run to its end'],
  })
})
