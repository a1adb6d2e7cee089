import { expect, test } from 'vitest'
import { blank, invalid } from '../errors.ts'
import { demandListed, receiptRefusals, refusalOf } from './refusals.ts'

test('every refusal is listed once, fields of rows and of their dimension values included', () => {
  const all = receiptRefusals()
  expect(new Set(all).size).toBe(all.length)
  expect(all).toEqual(
    expect.arrayContaining([
      'CLOSED_FISCAL_PERIOD',
      'invalid name',
      'blank name',
      'blank transactions[].account',
      'invalid transactions[].dimensionItemValues[].value',
    ]),
  )
  expect(all).not.toContain('blank invoiceNotes')
})

test('an error is known by its words, or by its kind and field wherever the row', () => {
  expect(refusalOf({ status: 400, message: 'CLOSED_FISCAL_PERIOD' })).toBe('CLOSED_FISCAL_PERIOD')
  expect(refusalOf(blank('transactions[12].account'))).toBe('blank transactions[].account')
  expect(refusalOf(invalid('transactions[0].vatPercent', 24))).toBe('invalid transactions[].vatPercent')
  expect(refusalOf(invalid('forecast', true))).toBe('invalid an unknown field')
})

test('a rule that refuses in a way that is not listed is a mistake of the stand-in', () => {
  expect(() => demandListed([invalid('name', 'x')])).not.toThrow()
  expect(() => demandListed([{ status: 400, message: 'NEW_RULE' }])).toThrow('NEW_RULE')
})
