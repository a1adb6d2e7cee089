import { type CatalogueEntry, catalogue } from '@tosite/contract'
import { expect, test } from 'vitest'
import { findEntries, helpEntry } from './find-entries.ts'

const textsOf = ({ id }: CatalogueEntry) =>
  id === 'not-mapped'
    ? { title: 'Yritystä ei ole kohdistettu.', cause: 'Kohdistus sitoo yrityksen tiliin.', fix: 'Luo kohdistus.' }
    : { title: '', cause: '', fix: '' }
const entries = catalogue.map((entry) => helpEntry(entry, textsOf(entry)))
const found = (text: string) => [...findEntries(entries, text)]

test('everything is found where nothing is searched for', () => {
  expect(found('  ')).toHaveLength(catalogue.length)
})

test('words are found in any order, whatever the case, and without accents', () => {
  expect(found('kohdistettu YRITYSTA')).toEqual(['not-mapped'])
  expect(found('yritystä luo')).toEqual(['not-mapped'])
  expect(found('yritystä missing')).toEqual([])
})

test('codes are found, ours and the vendors’', () => {
  expect(found('not-mapped')).toEqual(['not-mapped'])
  expect(found('closed_fiscal')).toEqual(['procountor-closed-period'])
  expect(found('1002')).toEqual(['nmbrs-1002'])
})

test('a vendor’s whole message finds its entry, whatever values it holds', () => {
  expect(found("Value of the 'forecast' field is invalid: true")).toEqual(['procountor-field-invalid'])
  expect(found("Value of the 'account' cannot be blank.")).toEqual(['procountor-field-blank'])
})
