import type { Cents } from '../money/cents.ts'
import type { Period } from '../runs/run.ts'

/** One line of a journal. Codes are text: `02000` keeps its zero. */
export interface JournalEntry {
  /** Position in the whole journal, from 1, across transactions: how findings name the line. */
  readonly line: number
  /** Ledger account; empty where Nmbrs gave none, which `computeReceipts` reports. */
  readonly account: string
  readonly costCenter?: string
  readonly costUnit?: string
  /** Debit positive, credit negative. */
  readonly amount: Cents
  readonly text: string
}

/** The entries of one booking period as they stand in the journal document. */
export interface JournalTransaction {
  /** ISO date, `yyyy-MM-dd`. */
  readonly date: string
  readonly period: Period
  readonly entries: readonly JournalEntry[]
}

/** The frozen snapshot of one run's journal entries. */
export interface Journal {
  readonly transactions: readonly JournalTransaction[]
}
