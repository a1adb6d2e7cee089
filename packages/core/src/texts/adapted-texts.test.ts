import { expect, test } from 'vitest'
import { adaptedTexts } from './adapted-texts.ts'

test('texts that are sent as they are need no word', () => {
  expect(adaptedTexts('Palkat', ['Palkat', 'Palkat'])).toEqual([])
})

test('each text that is sent as another is named once, with what was done to it', () => {
  const long = 'x'.repeat(256)
  expect(adaptedTexts('Palkat Lodz', ['Palkat Łódź', 'Palkat Lodz', 'Palkat Łódź'])).toEqual([
    { from: 'Palkat Łódź', replaced: ['Ł', 'ź'], shortened: false },
  ])
  expect(adaptedTexts('x'.repeat(255), [long])).toEqual([{ from: long, replaced: [], shortened: true }])
})
