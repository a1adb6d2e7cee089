import { expect, test } from 'vitest'
import { june } from '../../test/example.ts'
import { defaultReferencePattern } from '../mappings/mapping.ts'
import { reference } from './reference.ts'

test('the default names company, year, run and description', () => {
  expect(reference(june, defaultReferencePattern)).toEqual({ name: '1-2026-6 Kesäkuu', findings: [] })
})

test('a pattern may have all the gaps, also twice, and text of its own', () => {
  const pattern = 'Palkat {period} ({run number}/{year}) {company number}{company number}: {run description} {unknown}'
  expect(reference(june, pattern).name).toBe('Palkat 6/2026 (6/2026) 11: Kesäkuu {unknown}')
})

test('white space around it is trimmed', () => {
  expect(reference({ ...june, description: '  ' }, defaultReferencePattern).name).toBe('1-2026-6')
})

test('the description is cut so that the whole has at most 80 characters', () => {
  const { name, findings } = reference({ ...june, description: 'x'.repeat(90) }, '{run description} {period}')
  expect(name).toBe(`${'x'.repeat(73)} 6/2026`)
  expect(findings).toEqual([
    { code: 'reference-shortened', severity: 'notice', values: { reference: name, from: `${'x'.repeat(90)} 6/2026` } },
  ])
})

test('a description that stands twice is cut in both places', () => {
  const { name } = reference({ ...june, description: 'x'.repeat(50) }, '{run description}/{run description}')
  expect(name).toBe(`${'x'.repeat(39)}/${'x'.repeat(39)}`)
})

test('a pattern that is too long without the description is cut itself', () => {
  expect(reference(june, `${'p'.repeat(90)} {run description}`).name).toBe('p'.repeat(80))
  expect(reference(june, 'p'.repeat(81)).name).toBe('p'.repeat(80))
})

test('characters that do not fit are replaced and listed', () => {
  const { name, findings } = reference({ ...june, description: 'Červen\n2026' }, defaultReferencePattern)
  expect(name).toBe('1-2026-6 Cerven 2026')
  expect(findings).toEqual([
    { code: 'reference-replaced', severity: 'notice', values: { characters: ['Č', 'U+000A'], reference: name } },
  ])
})

test('a reference is never empty', () => {
  const { name, findings } = reference({ ...june, description: '' }, '{run description}')
  expect(name).toBe('1-2026-6')
  expect(findings.map(({ code }) => code)).toEqual(['reference-replaced'])
})

test('what a description contains is not taken for a gap', () => {
  expect(reference({ ...june, description: '{year} $& {period}' }, '{run description}').name).toBe('{year} $& {period}')
})
