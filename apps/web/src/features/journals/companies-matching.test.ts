import type { Company } from '@tosite/contract'
import { expect, test } from 'vitest'
import { companiesMatching } from './companies-matching.ts'

const company = (id: number, name: string, debtor: string, administration?: string): Company => ({
  id,
  number: String(100 + id),
  name,
  debtor: { id, number: '1', name: debtor, blocked: false },
  testCompany: false,
  mapping: administration === undefined ? null : { id: 'm', accountId: 'a', administration },
})

const companies = [
  company(1, 'Järvenpään Leipomo Oy', 'Leivät-yhtymä'),
  company(2, 'Kukkakauppa Ruusu', 'Yksityiset', 'Ruusu Oy'),
]

test('every word of the search must be in the name, number, debtor or Procountor company', () => {
  const idsOf = (search: string) => companiesMatching(companies, search).map(({ id }) => id)
  expect(idsOf('')).toEqual([1, 2])
  expect(idsOf('JÄRVENPÄÄN leivät')).toEqual([1])
  expect(idsOf('102')).toEqual([2])
  expect(idsOf('ruusu oy')).toEqual([2])
  expect(idsOf('leipomo ruusu')).toEqual([])
})
