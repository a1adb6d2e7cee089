import type { ItemView, PreviewAnswer } from './journals.ts'

type AnsweredReceipt = PreviewAnswer['receipts'][number]
type Columns = AnsweredReceipt['rows']

/** A row as it will be booked. */
export interface PreviewRow {
  readonly account: string
  /** Empty for an account that the chart of accounts does not have. */
  readonly accountName: string
  readonly costCenter?: ItemView | undefined
  readonly costUnit?: ItemView | undefined
  /** Cents; one of the two is zero. */
  readonly debit: number
  readonly credit: number
  readonly text: string
  /** What the text was in the journal, where it had to be adapted. */
  readonly adapted?: Columns['adapted'][number]['texts'] | undefined
  /** Journal entries summed here, and the journal's line of the first of them, by which they are asked for. */
  readonly entryCount: number
  readonly firstLine: number
}

export interface PreviewReceipt extends Omit<AnsweredReceipt, 'rows'> {
  readonly rows: readonly PreviewRow[]
}

export interface Preview extends Omit<PreviewAnswer, 'receipts' | 'words'> {
  readonly receipts: readonly PreviewReceipt[]
}

/** A preview with its rows made out of their columns. */
export function readPreview({ words, receipts, ...preview }: PreviewAnswer): Preview {
  return {
    ...preview,
    receipts: receipts.map(({ rows, ...receipt }) => ({ ...receipt, rows: rowsOf(rows, words) })),
  }
}

function rowsOf(columns: Columns, { accounts, items, texts }: PreviewAnswer['words']): readonly PreviewRow[] {
  const adapted = new Map(columns.adapted.map((row) => [row.at, row.texts]))
  return columns.amount.map((amount, at) => {
    const account = wordAt(accounts, columns.account[at])
    return {
      account: account?.code ?? '',
      accountName: account?.name ?? '',
      costCenter: wordAt(items, columns.costCenter?.[at]),
      costUnit: wordAt(items, columns.costUnit?.[at]),
      debit: Math.max(amount, 0),
      credit: Math.max(-amount, 0),
      text: wordAt(texts, columns.text[at]) ?? '',
      adapted: adapted.get(at),
      entryCount: columns.entryCount[at] ?? 0,
      firstLine: columns.firstLine[at] ?? 0,
    }
  })
}

function wordAt<Word>(words: readonly Word[], place: number | null | undefined): Word | undefined {
  return place === null || place === undefined ? undefined : words[place]
}
