import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withRows } from './figures-table.ts'

const row = {
  name: 'sigkill',
  size: 25,
  unit: 'kills',
  held: true,
  seconds: 30,
  figures: { receipts: 300 },
  commit: 'abc',
  seed: 1,
  date: '2026-11-28T10:00:00.000Z',
}
const page = new URL('../../../docs/reliability.md', import.meta.url)

test('New figures take the place of those of the same proof, and the others stay', () => {
  const empty = '# Figures\n<!-- figures: written by npm run prove -- --record --><!-- end of figures -->\n'
  const once = withRows(empty, [row, { ...row, name: 'power-loss' }])
  const twice = withRows(once, [{ ...row, seed: 2, held: false }])
  const lines = twice.split('\n').filter((line) => line.startsWith('| `sigkill`') || line.startsWith('| `power-loss`'))
  expect(lines).toEqual([
    '| `power-loss` | 25 kills | holds | receipts: 300 | abc | 1 | 2026-11-28 | 30 s |',
    '| `sigkill` | 25 kills | **does not hold** | receipts: 300 | abc | 2 | 2026-11-28 | 30 s |',
  ])
  expect(() => withRows('nothing', [row])).toThrow('no place')
  expect(withRows(readFileSync(page, 'utf8'), [row])).toContain('| `sigkill` | 25 kills | holds |')
})
