import type { PreviewReceipt } from '@tosite/contract'
import type { Format } from '../../shared/format.ts'

type Row = PreviewReceipt['rows'][number]

/** Of each receipt that has any, the rows that were found, by their place from 0. */
export type FoundRows = ReadonlyMap<string, readonly number[]>

const numberLike = /^-?[\d\s.,'’]*\d[\d\s.,'’]*$/
const anySpace = /\s+/g

/**
 * The rows in which every word of `search` stands: in account, names, items, codes, text or amount. An amount may be typed
 * as any of the languages writes it, from its beginning on.
 */
export function searchRows(
  receipts: readonly Pick<PreviewReceipt, 'key' | 'rows'>[],
  search: string,
  format: Pick<Format, 'amount'>,
): FoundRows {
  const words = search.toLocaleLowerCase().split(anySpace).filter(Boolean)
  const amounts = typedAmounts(search)
  const found = new Map<string, readonly number[]>()
  for (const { key, rows } of receipts) {
    const places: number[] = []
    for (const [at, row] of rows.entries()) {
      if (hasAmount(row, amounts) || hasWords(row, words, format)) places.push(at)
    }
    if (places.length > 0) found.set(key, places)
  }
  return found
}

function hasWords(row: Row, words: readonly string[], format: Pick<Format, 'amount'>): boolean {
  const text = textOf(row, format)
  return words.every((word) => text.includes(word))
}

/** Made once for each row: a person types letter by letter, and rows may be ten thousand. */
const texts = new WeakMap<Row, string>()

function textOf(row: Row, format: Pick<Format, 'amount'>): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { account, accountName, costCenter, costUnit, text } = row
  const items = [costCenter, costUnit].map((item) => (item === undefined ? '' : `${item.code} ${item.codeName}`))
  const made = [account, accountName, ...items, text, format.amount(amountOf(row))].join('\n').toLocaleLowerCase()
  texts.set(row, made)
  return made
}

function hasAmount(row: Row, typed: readonly string[]): boolean {
  if (typed.length === 0) return false
  const cents = String(amountOf(row)).padStart(3, '0')
  const decimal = `${cents.slice(0, -2)}.${cents.slice(-2)}`
  return typed.some((amount) => decimal.startsWith(amount))
}

/** A row has one side only. */
function amountOf({ debit, credit }: Row): number {
  return debit + credit
}

/** What a typed number may mean, with a point for its decimals: a single comma or point may stand for thousands too. */
function typedAmounts(search: string): readonly string[] {
  if (!numberLike.test(search.trim())) return []
  const plain = search.replace(/[\s'’-]/g, '')
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'))
  const whole = plain.replace(/[.,]/g, '')
  if (last === -1) return [whole]
  const decimals = plain.slice(last + 1)
  const before = plain.slice(0, last).replace(/[.,]/g, '')
  return decimals.length > 2 ? [whole] : [`${before}.${decimals}`]
}
