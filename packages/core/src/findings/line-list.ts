import type { FindingValue } from './finding.ts'

const shownLines = 100

/** Gaps `lines` (the first hundred, a message cannot hold a million) and `count` (all of them). */
export function lineValues(lines: readonly number[]): Record<'lines' | 'count', FindingValue> {
  return { lines: lines.slice(0, shownLines).map(String), count: lines.length }
}
