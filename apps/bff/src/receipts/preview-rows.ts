import type { PreviewAnswer, PreviewColumns } from '@tosite/contract'
import { type AdaptedText, adaptedTexts, type ReceiptRow, type RowItem } from '@tosite/core'
import type { AdministrationNames } from './administration-names.ts'

export type PreviewRows = ReturnType<typeof createPreviewRows>

/** More different texts than a person compares; the entries behind the row have them all. */
const mostAdapted = 10

/** Rows as the contract carries them, and the words that they name by place. `entryTexts` are the journal's, by line. */
export function createPreviewRows(names: AdministrationNames, entryTexts: readonly string[]) {
  const accounts = createWords((code: string) => ({ code, name: names.account(code) }))
  const items = createWords((_key: string, item: RowItem) => names.item(item))
  const texts = createWords((text: string) => text)
  const itemColumn = (of: readonly (RowItem | undefined)[]) =>
    of.map((item) => (item === undefined ? null : items.place(keyOf(item), item)))

  return {
    /** Of all rows so far. */
    words: { accounts: accounts.all, items: items.all, texts: texts.all } satisfies PreviewAnswer['words'],

    columnsOf(rows: readonly ReceiptRow[]): PreviewColumns {
      return {
        account: rows.map(({ account }) => accounts.place(account)),
        ...(rows.some(({ costCenter }) => costCenter !== undefined)
          ? { costCenter: itemColumn(rows.map(({ costCenter }) => costCenter)) }
          : {}),
        ...(rows.some(({ costUnit }) => costUnit !== undefined)
          ? { costUnit: itemColumn(rows.map(({ costUnit }) => costUnit)) }
          : {}),
        amount: rows.map(({ amount }) => amount),
        text: rows.map(({ text }) => texts.place(text)),
        entryCount: rows.map(({ lines }) => lines.length),
        firstLine: rows.map(({ lines }) => lines[0] ?? 0),
        adapted: rows.flatMap((row, at) => adaptedAt(row, at, entryTexts)),
      }
    },
  }
}

/** Receipts sent at different times may know an item by different names. */
function keyOf(item: RowItem): string {
  return `${item.dimensionId}\n${item.code}\n${'create' in item ? '' : item.codeName}`
}

function adaptedAt({ text, lines }: ReceiptRow, at: number, entryTexts: readonly string[]): PreviewColumns['adapted'] {
  const found = adaptedTexts(
    text,
    lines.map((line) => entryTexts[line] ?? ''),
  )
  return found.length === 0 ? [] : [{ at, texts: found.slice(0, mostAdapted).map(plainText) }]
}

function plainText({ from, replaced, shortened }: AdaptedText) {
  return { from, replaced: [...replaced], shortened }
}

/** Words in the order of their first use, each once. */
function createWords<Word, Rest extends readonly unknown[]>(make: (key: string, ...rest: Rest) => Word) {
  const all: Word[] = []
  const places = new Map<string, number>()
  return {
    all,
    place(key: string, ...rest: Rest): number {
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, all.length)
      all.push(make(key, ...rest))
      return all.length - 1
    },
  }
}
