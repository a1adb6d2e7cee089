import { expect, test } from 'vitest'
import { type GuardFacts, guardFindings } from './guard-findings.ts'

const nothingAgainst: GuardFacts = {
  testCompany: false,
  blockedDebtor: false,
  markedAsSent: false,
  locked: true,
  lockedRunsOnly: true,
  runDeleted: false,
  alreadySent: false,
  beingWithdrawn: false,
  stillInProcountor: false,
  runPeriod: { year: 2026, number: 6 },
  mapped: true,
  authorization: 'authorized',
}

test('nothing stands against a locked run of a mapped and authorized company', () => {
  expect(guardFindings(nothingAgainst)).toEqual([])
})

test.each<[Partial<GuardFacts>, string, string]>([
  [{ testCompany: true }, 'test-company', 'problem'],
  [{ blockedDebtor: true }, 'blocked-debtor', 'problem'],
  [{ markedAsSent: true }, 'marked-as-sent', 'problem'],
  [{ alreadySent: true }, 'already-sent', 'problem'],
  [{ locked: false }, 'run-not-locked', 'problem'],
  [{ startPeriod: { year: 2026, number: 7 } }, 'before-start-period', 'problem'],
  [{ mapped: false, authorization: 'none' }, 'not-mapped', 'problem'],
  [{ authorization: 'none' }, 'not-authorized', 'problem'],
  [{ authorization: 'expired' }, 'authorization-expired', 'warning'],
  [{ runDeleted: true }, 'run-deleted', 'warning'],
])('%j is a finding %s, a %s', (facts, code, severity) => {
  expect(guardFindings({ ...nothingAgainst, ...facts })).toMatchObject([{ code, severity }])
})

test('an open run may be sent where the mapping does not ask for locked ones', () => {
  expect(guardFindings({ ...nothingAgainst, locked: false, lockedRunsOnly: false })).toEqual([])
})

test('the start period itself is sent', () => {
  expect(guardFindings({ ...nothingAgainst, startPeriod: { year: 2026, number: 6 } })).toEqual([])
  expect(guardFindings({ ...nothingAgainst, startPeriod: { year: 2025, number: 12 } })).toEqual([])
})

test('everything that stands against it is said at once', () => {
  const facts = { ...nothingAgainst, testCompany: true, blockedDebtor: true, locked: false }
  expect(guardFindings(facts).map(({ code }) => code)).toEqual(['test-company', 'blocked-debtor', 'run-not-locked'])
})
