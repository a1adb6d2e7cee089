import { expect, test } from 'vitest'
import { chooseDimension } from './choose-dimension.ts'

const dimension = (id: number, name: string) => ({ id, name, items: [] })
const dimensions = [
  dimension(1, 'Kustannuspaikka'),
  dimension(2, 'Projekti'),
  dimension(3, 'Henkilö'),
  dimension(4, 'Ö'),
]

test.each([
  ['Kustannuspaikka', 1],
  ['  kustannusPAIKKA ', 1],
  ['henkilo\u0308', 3],
  ['ö', 4],
])('%j is the dimension of that name', (description, id) => {
  expect(chooseDimension({ description }, dimensions)).toMatchObject({ ok: true, dimension: { id } })
})

test('A description that fits none is refused with the nearest names', () => {
  expect(chooseDimension({ description: 'Projekt' }, dimensions)).toEqual({
    ok: false,
    typed: 'Projekt',
    nearest: ['Projekti', expect.any(String), expect.any(String)],
  })
})

test('A description that fits two is refused, since it does not say which', () => {
  const doubled = [...dimensions, dimension(5, 'PROJEKTI')]
  expect(chooseDimension({ description: 'Projekti' }, doubled)).toMatchObject({ ok: false })
  expect(chooseDimension({ dimensionId: 5 }, doubled)).toMatchObject({ ok: true, dimension: { id: 5 } })
})

test('An id that is not there is refused', () => {
  expect(chooseDimension({ dimensionId: 9 }, dimensions)).toMatchObject({ ok: false, typed: '9' })
})
