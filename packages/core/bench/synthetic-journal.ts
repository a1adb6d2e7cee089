import type { Administration, Journal, JournalEntry, Mapping, Run } from '../src/index.ts'
import { cents, createJournalBuilder, defaultMapping, type RawLine } from '../src/index.ts'

/** 12 periods × 70 accounts × 250 cost centres. */
export const keyCount = 210_000
const periods = 12
const accountCount = 70
const itemCount = keyCount / periods / accountCount

export const run: Run = {
  companyNumber: '1',
  year: 2026,
  number: 12,
  description: 'December',
  periodStart: 12,
  periodEnd: 12,
  periodType: 'month',
}

export const mapping: Mapping = { ...defaultMapping, costCenters: { dimensionId: 1, bindings: [] } }

export const administration: Administration = {
  accounts: Array.from({ length: accountCount }, (_, at) => ({ code: accountAt(at), name: 'Account', active: true })),
  dimensions: [
    {
      id: 1,
      name: 'Cost centre',
      items: Array.from({ length: itemCount }, (_, at) => ({
        id: at + 1,
        codeName: `${itemAt(at)} Item`,
        description: '',
        active: true,
      })),
    },
  ],
  vatStatuses: [{ status: 12, sales: true, purchase: true }],
  vatPercents: [],
  fiscalYears: [{ startDate: '2026-01-01', endDate: '2026-12-31', isOpen: true, trackingPeriods: [] }],
}

/** Journal lines in no order, every key present where there are lines enough; each account has one text. */
function* rawLines(count: number, period: number): Generator<RawLine> {
  const next = numbersFrom(period + 1)
  const cells = accountCount * itemCount
  for (let at = 0; at < count; at++) {
    // A step that shares no factor with the number of cells visits every cell before any twice.
    const cell = (at * 7919) % cells
    const account = cell % accountCount
    yield {
      id: String(at),
      account: accountAt(account),
      costCenter: itemAt(Math.floor(cell / accountCount)),
      value: `${next() % 10_000}.${String(next() % 100).padStart(2, '0')}`,
      side: next() % 2 === 0 ? 'debit' : 'credit',
      text: `Pay component ${account}`,
    }
  }
}

export function syntheticJournal(lineCount: number): Journal {
  const builder = createJournalBuilder()
  const perPeriod = Math.ceil(lineCount / periods)
  for (let period = 0, left = lineCount; left > 0; period++, left -= perPeriod) {
    builder.openTransaction()
    builder.setDate(`2026${String(period + 1).padStart(2, '0')}28`)
    builder.setPeriod(`${period + 1}/2026`)
    for (const raw of rawLines(Math.min(perPeriod, left), period)) builder.addLine(raw)
    builder.closeTransaction()
  }
  const result = builder.finish()
  if (!result.ok) throw new Error(`the synthetic journal has findings: ${JSON.stringify(result.findings.slice(0, 3))}`)
  return result.journal
}

/** The same journal, so that every transaction comes to zero: its last line takes up the difference. */
export function balanced(journal: Journal): Journal {
  return {
    transactions: journal.transactions.map((transaction) => {
      const rest = transaction.entries.reduce((total, { amount }) => total + amount, 0)
      const last = transaction.entries.at(-1)
      if (last === undefined) return transaction
      const adjusted: JournalEntry = { ...last, amount: cents(last.amount - rest) }
      return { ...transaction, entries: [...transaction.entries.slice(0, -1), adjusted] }
    }),
  }
}

function accountAt(at: number): string {
  return String(4000 + at * 7)
}

function itemAt(at: number): string {
  return `K${String(at).padStart(4, '0')}`
}

/** A repeatable stream of numbers (xorshift). */
function numbersFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
