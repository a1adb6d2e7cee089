import { cents } from '../money/cents.ts'
import type { Journal, JournalEntry, JournalTransaction } from './journal.ts'
import { journalEntry } from './journal-entry.ts'

const version = 1
const numbersPerEntry = 6

/** The stored form: distinct texts once, and per entry six numbers (line step, account, cost centre, cost unit, cents, text). */
interface StoredJournal {
  readonly version: typeof version
  readonly texts: readonly string[]
  readonly transactions: readonly {
    readonly date: string
    readonly year: number
    readonly number: number
    readonly entries: readonly number[]
  }[]
}

/** Compact JSON text of a journal, for the stored snapshot. */
export function serializeJournal(journal: Journal): string {
  const places = new Map<string, number>([['', 0]])
  const place = (text = '') => {
    const present = places.get(text)
    if (present !== undefined) return present
    places.set(text, places.size)
    return places.size - 1
  }
  let lastLine = 0
  const transactions = journal.transactions.map(({ date, period, entries }) => {
    const numbers: number[] = []
    for (const { line, account, costCenter, costUnit, amount, text } of entries) {
      numbers.push(line - lastLine, place(account), place(costCenter), place(costUnit), amount, place(text))
      lastLine = line
    }
    return { date, year: period.year, number: period.number, entries: numbers }
  })
  return JSON.stringify({ version, texts: [...places.keys()], transactions } satisfies StoredJournal)
}

/**
 * The journal of a text made by {@link serializeJournal}.
 * @throws Error when the text is of another form: a stored snapshot is never guessed at.
 */
export function deserializeJournal(text: string): Journal {
  const stored: StoredJournal = JSON.parse(text)
  if (stored?.version !== version) throw new Error('not a stored journal of a known version')
  const textAt = (place: number | undefined) => {
    const found = stored.texts[place ?? -1]
    if (found === undefined) throw new Error('a stored journal refers to a text that it does not have')
    return found
  }
  let line = 0
  const transactions = stored.transactions.map(({ date, year, number, entries: numbers }): JournalTransaction => {
    const entries: JournalEntry[] = []
    for (let at = 0; at < numbers.length; at += numbersPerEntry) {
      line += numbers[at] ?? Number.NaN
      const amount = cents(numbers[at + 4] ?? Number.NaN)
      entries.push(
        journalEntry(
          line,
          textAt(numbers[at + 1]),
          textAt(numbers[at + 2]),
          textAt(numbers[at + 3]),
          amount,
          textAt(numbers[at + 5]),
        ),
      )
    }
    return { date, period: { year, number }, entries }
  })
  return { transactions }
}
