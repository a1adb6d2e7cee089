import type { Finding } from '../findings/finding.ts'
import type { ItemBinding, Vat } from '../mappings/mapping.ts'
import type { Cents } from '../money/cents.ts'
import type { Period } from '../runs/run.ts'

/** The item a row carries: an existing one, or one to be created while sending. */
export type RowItem =
  | { readonly dimensionId: number; readonly code: string; readonly itemId: number; readonly codeName: string }
  | { readonly dimensionId: number; readonly code: string; readonly create: true }

export interface ReceiptRow {
  /** Procountor account, after override and fallback. */
  readonly account: string
  readonly costCenter?: RowItem
  readonly costUnit?: RowItem
  /** Never zero. Debit positive, credit negative. The dimension values equal it, sign included. */
  readonly amount: Cents
  /** As it will be sent: NFC, Windows-1252, at most 255 characters. */
  readonly text: string
  readonly vat: Vat
  /** Lines of the journal summed here. */
  readonly lines: readonly number[]
}

export interface ReceiptMove {
  /** Booking date the receipt would have had. */
  readonly from: string
  readonly reason: 'closed' | 'own-period'
}

/** What Procountor will book: one per (period, date) of the journal. */
export interface Receipt {
  /** Names the receipt within its journal: `{year}-{period}/{transaction date}`. */
  readonly key: string
  /** The period concerned, before any policy. */
  readonly period: Period
  /** Booking date, ISO. */
  readonly date: string
  readonly correction: boolean
  readonly moved?: ReceiptMove
  /** The reference: the same for every receipt of the run; at most 80 characters. */
  readonly name: string
  /** Empty where everything cancelled: such a receipt is left out of sending. */
  readonly rows: readonly ReceiptRow[]
  readonly debit: Cents
  /** Not negative: the sum of the credit rows with its sign turned. */
  readonly credit: Cents
  /** All journal lines of this receipt, rows that cancelled included. */
  readonly lines: readonly number[]
  readonly vat: Vat
  readonly vatProcessing?: string
}

export interface Bindings {
  readonly costCenters: readonly ItemBinding[]
  readonly costUnits: readonly ItemBinding[]
}

/** Everything computed of a journal. Receipts are there for the screen even where a problem forbids sending them. */
export interface ReceiptsResult {
  /** In order of first appearance in the journal; those left out have no rows. */
  readonly receipts: readonly Receipt[]
  /** All problems, warnings and notices at once. Any `problem` queues nothing of the journal. */
  readonly findings: readonly Finding[]
  /** Codes bound for the first time by this computation; stored when the journal is sent. */
  readonly newBindings: Bindings
}
