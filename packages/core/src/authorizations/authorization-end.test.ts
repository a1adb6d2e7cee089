import { expect, test } from 'vitest'
import { authorizationEnd, authorizationUrgency } from './authorization-end.ts'

test.each([
  ['2026-09-14', '2027-03-14'],
  ['2026-06-30', '2026-12-30'],
  ['2026-08-31', '2027-02-28'],
  ['2027-08-30', '2028-02-29'],
  ['2026-12-01', '2027-06-01'],
])('what was given on %s for six months ends on %s', (given, end) => {
  expect(authorizationEnd(given, 6)).toBe(end)
})

test.each([
  ['2027-02-11', null],
  ['2027-02-12', 'soon'],
  ['2027-03-06', 'soon'],
  ['2027-03-07', 'urgent'],
  ['2027-03-13', 'urgent'],
  ['2027-03-14', 'past'],
  ['2027-05-01', 'past'],
])('on %s, what ends on 14 March is %s', (today, urgency) => {
  expect(authorizationUrgency('2027-03-14', today)).toBe(urgency)
})
