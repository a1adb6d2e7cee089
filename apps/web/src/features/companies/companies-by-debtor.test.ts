import type { Company } from '@tosite/contract'
import { expect, test } from 'vitest'
import { byDebtor, matching } from './companies-by-debtor.ts'

const company = (id: number, name: string, debtorId: number): Company => ({
  id,
  number: String(100 + id),
  name,
  debtor: { id: debtorId, number: String(debtorId), name: `Konserni ${debtorId}`, blocked: false },
  testCompany: false,
  mapping: null,
})
const companies = [company(1, 'Leipomo Oy', 5), company(2, 'Rautio Oy', 6), company(3, 'Leipomo viikko', 5)]

test('companies of one debtor stand together, in the order given', () => {
  const groups = byDebtor(companies).map(({ debtor, companies: members }) => [debtor.id, members.map(({ id }) => id)])
  expect(groups).toEqual([
    [5, [1, 3]],
    [6, [2]],
  ])
})

test('every word must be found, in whichever name or number', () => {
  expect(matching(companies, 'leipomo  VIIKKO').map(({ id }) => id)).toEqual([3])
  expect(matching(companies, 'konserni 6').map(({ id }) => id)).toEqual([2])
  expect(matching(companies, '102').map(({ id }) => id)).toEqual([2])
  expect(matching(companies, '')).toHaveLength(3)
})
