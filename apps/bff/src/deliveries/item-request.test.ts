import { expect, test } from 'vitest'
import { afterItemNotFound, waitBeforeLook } from './item-request.ts'

const lost = { givenUpAt: '2026-11-28T10:00:00.000Z', notFoundAt: null }
const missed = { ...lost, notFoundAt: '2026-11-28T10:02:00.000Z' }
const times = (sinceGivenUpMs: number, sinceNotFoundMs = 0) => ({ sinceGivenUpMs, sinceNotFoundMs })
const settles = (settlesInMs: number) => ({ ...times(0), settlesInMs })

test('A lost answer is looked for after a moment, and between the looks that count some time passes', () => {
  expect(waitBeforeLook(lost, times(0))).toBe(2_000)
  expect(waitBeforeLook(lost, times(2_000))).toBe(0)
  expect(waitBeforeLook(missed, times(121_000, 1_000))).toBe(4_000)
  expect(waitBeforeLook(missed, times(126_000, 5_000))).toBe(0)
})

test('What is not there is made again only after it was twice not found, the first time after the settle time', () => {
  expect(afterItemNotFound(null, settles(120_000))).toEqual({ kind: 'create' })
  expect(afterItemNotFound(lost, settles(1))).toEqual({ kind: 'wait', ms: 1, counts: false })
  expect(afterItemNotFound(lost, settles(0))).toEqual({ kind: 'wait', ms: 5_000, counts: true })
  expect(afterItemNotFound(missed, settles(0))).toEqual({ kind: 'create' })
})

test('After a restart the settle time begins anew, whatever was looked for before', () => {
  expect(afterItemNotFound(missed, settles(115_000))).toMatchObject({ kind: 'wait', counts: false })
})
