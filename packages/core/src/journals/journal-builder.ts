import { parseJournalDate } from '../dates/parse-journal-date.ts'
import type { Finding, FindingCode, FindingValue } from '../findings/finding.ts'
import { type Cents, cents } from '../money/cents.ts'
import { parseAmount } from '../money/parse-amount.ts'
import { parsePeriod } from '../runs/period.ts'
import type { Period } from '../runs/run.ts'
import type { Journal, JournalEntry, JournalTransaction } from './journal.ts'
import { journalEntry } from './journal-entry.ts'
import { createTextPool } from './text-pool.ts'

/** A line as its document has it. Absent and empty are the same; surrounding white space does not count. */
export interface RawLine {
  /** The vendor's own id of the line, only for naming it. */
  readonly id?: string
  readonly account?: string
  readonly costCenter?: string
  readonly costUnit?: string
  /** Decimal text with a point. Negative flips the side. */
  readonly value?: string
  /** `debit` or `credit`. */
  readonly side?: string
  readonly text?: string
}

export type JournalResult =
  | { readonly ok: true; readonly journal: Journal }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Takes a journal document piece by piece. Within a transaction date, period and lines may come in any order. */
export interface JournalBuilder {
  openTransaction(): void
  setDate(text: string): void
  setPeriod(text: string): void
  addLine(raw: RawLine): void
  closeTransaction(): void
  /** The journal, or everything that is wrong with it. */
  finish(): JournalResult
}

/** Above 15 digits a JSON number no longer tells every cent apart, so all amounts of a journal together stay below. */
const largestTotal = 999_999_999_999_999

interface OpenTransaction {
  readonly firstLine: number
  date: string
  period: string
  readonly entries: JournalEntry[]
}

export function createJournalBuilder(): JournalBuilder {
  const texts = createTextPool()
  const transactions: JournalTransaction[] = []
  const findings: Finding[] = []
  let open: OpenTransaction | undefined
  let transactionCount = 0
  let line = 0
  let total = 0

  function current(): OpenTransaction {
    if (open === undefined) throw new Error('no transaction is open')
    return open
  }

  function problem(code: FindingCode, values: Record<string, FindingValue>, at?: number) {
    const place = at === undefined ? {} : { line: at }
    findings.push({ code, severity: 'problem', ...place, values: { transaction: transactionCount, ...values } })
  }

  function amountOf(raw: RawLine): Cents {
    const value = parseAmount(raw.value?.trim() ?? '')
    const side = raw.side?.trim().toLowerCase()
    if (value === undefined || total + Math.abs(value) > largestTotal) {
      problem('bad-amount', { lineId: raw.id ?? '', text: raw.value ?? '' }, line)
    }
    if (side !== 'debit' && side !== 'credit') {
      problem('bad-side', { lineId: raw.id ?? '', text: raw.side ?? '' }, line)
    }
    total += Math.abs(value ?? 0)
    return cents(side === 'credit' ? -(value ?? 0) : (value ?? 0))
  }

  return {
    openTransaction() {
      if (open !== undefined) throw new Error('a transaction is open already')
      transactionCount++
      open = { firstLine: line + 1, date: '', period: '', entries: [] }
    },
    setDate(text) {
      current().date = text.trim()
    },
    setPeriod(text) {
      current().period = text.trim()
    },
    addLine(raw) {
      const { entries } = current()
      line++
      const amount = amountOf(raw)
      entries.push(
        journalEntry(
          line,
          texts.pooled(raw.account),
          texts.pooled(raw.costCenter),
          texts.pooled(raw.costUnit),
          amount,
          texts.pooled(raw.text),
        ),
      )
    },
    closeTransaction() {
      const { firstLine, date: dateText, period: periodText, entries } = current()
      const place = entries.length === 0 ? undefined : firstLine
      const date = parseJournalDate(dateText)
      if (date === undefined) problem('bad-date', { text: dateText }, place)
      const period: Period | undefined = parsePeriod(periodText)
      if (period === undefined) problem('bad-period', { text: periodText }, place)
      if (date !== undefined && period !== undefined) transactions.push({ date, period, entries })
      open = undefined
    },
    finish() {
      if (open !== undefined) throw new Error('a transaction is still open')
      if (line === 0) findings.push({ code: 'empty-journal', severity: 'problem', values: {} })
      return findings.length > 0 ? { ok: false, findings } : { ok: true, journal: { transactions } }
    },
  }
}
