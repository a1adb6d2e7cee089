import { expect, test } from 'vitest'
import { dimensionChoice } from './dimension-choice.ts'

const dimensions = [
  { id: 1, name: 'Kustannuspaikka', items: [] },
  { id: 2, name: 'Projekti', items: [] },
  { id: 3, name: 'projekti', items: [] },
]

test('a dimension picked from the list goes by its id', () => {
  expect(dimensionChoice({ text: 'Projekti', id: 2 }, dimensions)).toEqual({ dimensionId: 2 })
})

test('a typed name goes by its id where it names exactly one, case and outer blanks aside', () => {
  expect(dimensionChoice({ text: ' KUSTANNUSPAIKKA ', id: null }, dimensions)).toEqual({ dimensionId: 1 })
})

test('a name of none or of several is left for the server to refuse', () => {
  expect(dimensionChoice({ text: ' Kustannus ', id: null }, dimensions)).toEqual({ description: 'Kustannus' })
  expect(dimensionChoice({ text: 'PROJEKTI', id: null }, dimensions)).toEqual({ description: 'PROJEKTI' })
})
