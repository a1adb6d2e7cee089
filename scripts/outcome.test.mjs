import { expect, test } from 'vitest'
import { heldAgainstExit, isSuccess, nothingRun, oneFailed, onePassed, total, totalsLine } from './outcome.mjs'

test('sums what all runners found and keeps every failure', () => {
  const sum = total([onePassed, { passed: 5, failed: 2, failures: ['a', 'b'] }, oneFailed('c')])
  expect(sum).toEqual({ passed: 6, failed: 3, failures: ['a', 'b', 'c'] })
  expect(totalsLine(sum)).toBe('6 passed, 3 failed')
  expect(isSuccess(sum)).toBe(false)
})

test('takes a runner that ran no test for a failure, even with exit code 0', () => {
  expect(heldAgainstExit('Vitest', nothingRun, 0)).toEqual(oneFailed('Vitest: ran no test (exit code 0)'))
})

test('takes a bad exit without a failed test for a failure', () => {
  const outcome = heldAgainstExit('Vitest', { passed: 3, failed: 0, failures: [] }, 1)
  expect(outcome).toEqual({
    passed: 3,
    failed: 1,
    failures: ['Vitest: no test failed, yet it ended with exit code 1'],
  })
})

test('leaves a runner alone whose exit agrees with its tests', () => {
  expect(heldAgainstExit('Vitest', onePassed, 0)).toEqual(onePassed)
  expect(heldAgainstExit('Vitest', oneFailed('a'), 1)).toEqual(oneFailed('a'))
})

test('does not call it success when nothing ran', () => {
  expect(isSuccess(nothingRun)).toBe(false)
  expect(isSuccess(onePassed)).toBe(true)
})
