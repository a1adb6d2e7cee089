import { expect, test } from 'vitest'
import { aboutTime } from './about-time.ts'

test('a short time is told to the second, a longer one to five, a long one to the minute, always rounded up', () => {
  expect([0, 1, 9, 10, 11, 41, 90, 91, 121, 4000].map(aboutTime).map(({ unit, count }) => `${count} ${unit}`)).toEqual([
    '1 seconds',
    '1 seconds',
    '9 seconds',
    '10 seconds',
    '15 seconds',
    '45 seconds',
    '90 seconds',
    '2 minutes',
    '3 minutes',
    '67 minutes',
  ])
})
