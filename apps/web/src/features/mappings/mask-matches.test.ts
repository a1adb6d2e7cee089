import { expect, test } from 'vitest'
import { maskLines } from './mask-matches.ts'

const known: Parameters<typeof maskLines>[1] = {
  accounts: [
    { code: '5000', name: 'Palkat', active: true },
    { code: '5010', name: 'Lomapalkat', active: true },
    { code: '5020', name: 'Vanha', active: false },
    { code: '2961', name: 'Velat', active: true },
  ],
  journalAccounts: ['5010', '700', '2961', '888'],
  accountOverrides: [{ nmbrsAccount: ' 700 ', procountorAccount: '5000' }],
  fallbackAccount: null,
}
const matchesOf = (text: string, given = known) =>
  maskLines(text, given).map((line) => (line.ok ? line.matches.map(({ code }) => code) : line.fault.reason))

test('what journals come to is matched after overrides, and stands before the other active accounts', () => {
  expect(matchesOf('50[0-9][0-9]')).toEqual([['5000', '5010']])
  expect(matchesOf('[0-9][0-9][0-9]')).toEqual([['888']])
  expect(matchesOf('50[0-9][0-9]', { ...known, accountOverrides: [] })).toEqual([['5010', '5000']])
})

test('an account that only the fallback takes in counts as the fallback', () => {
  expect(matchesOf('[0-9][0-9][0-9]', { ...known, fallbackAccount: '5000' })).toEqual([[]])
})

test('each line is a mask of its own; blank ones are none, a wrong one says why', () => {
  expect(matchesOf('\n 2961 \n[4-\n')).toEqual([['2961'], 'open-class'])
})
