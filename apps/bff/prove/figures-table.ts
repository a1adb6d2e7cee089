import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** One line of the table in docs/reliability.md. */
export interface Row {
  readonly name: string
  readonly size: number
  readonly unit: string
  readonly held: boolean
  readonly seconds: number
  readonly figures: Readonly<Record<string, number | string>>
  readonly commit: string | null
  readonly seed: number
  /** ISO. */
  readonly date: string
}

const begin = '<!-- figures: written by npm run prove -- --record -->'
const end = '<!-- end of figures -->'

/** Puts these rows into the page in place of those of the same proofs; the others stay. */
export function recordRows(page: URL, rows: readonly Row[]): void {
  if (!existsSync(page)) throw new Error(`there is no ${page.pathname}`)
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, withRows(text, rows))
}

/** @throws Error where the page has no place for a table */
export function withRows(text: string, rows: readonly Row[]): string {
  const [before, inside, after] = [text.indexOf(begin), text.indexOf(begin) + begin.length, text.indexOf(end)]
  if (before < 0 || after < inside) throw new Error('the page has no place for figures')
  const kept = text
    .slice(inside, after)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const names = new Set(rows.map(({ name }) => nameCell(name)))
  const others = kept.filter((line) => !names.has(line.split(' | ')[0] ?? ''))
  const lines = [...others, ...rows.map(lineOf)].toSorted()
  return `${text.slice(0, inside)}\n\n${[...head, ...lines].join('\n')}\n\n${text.slice(after)}`
}

const head = [
  '| proof | size | | found | commit | seed | date | time |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
]

function lineOf({ name, size, unit, held, figures, commit, seed, date, seconds }: Row): string {
  const found = Object.entries(figures).map(([what, figure]) => `${what}: ${figure}`)
  const verdict = held ? 'holds' : '**does not hold**'
  const cells = [`${size} ${unit}`, verdict, found.join('; '), commit ?? '–', seed, date.slice(0, 10), `${seconds} s`]
  return `${nameCell(name)} | ${cells.join(' | ')} |`
}

function nameCell(name: string): string {
  return `| \`${name}\``
}
