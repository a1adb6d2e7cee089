import { expect, test } from 'vitest'
import { fileNameOf } from './save-json.ts'

test('a reference becomes a file name that every system takes', () => {
  expect(fileNameOf('1042-2026-6 Kesäkuu / palkat: "a"')).toBe('1042-2026-6 Kesäkuu - palkat- -a-.json')
  expect(fileNameOf('///')).toBe('-.json')
  expect(fileNameOf('')).toBe('journal.json')
})
