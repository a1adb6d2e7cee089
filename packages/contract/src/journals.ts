import { deliveryStates, periodTypes, reversalReasons, waitingReasons } from '@tosite/core'
import * as z from 'zod'
import { Finding, VendorError } from './problem.ts'

/** The word that stands for a run on screen: the first that applies (design: words on screen). */
export const runStates = [
  'not-created',
  'created',
  'marked-as-sent',
  'needs-attention',
  'checking',
  'sending',
  'withdrawn',
  'sent',
  'verified',
] as const
export const RunState = z.enum(runStates)
export type RunState = z.infer<typeof RunState>

export const JournalParams = z.strictObject({
  companyId: z.coerce.number().int().positive(),
  journalId: z.string().min(1),
})
export const RunParams = z.strictObject({ companyId: z.coerce.number().int().positive(), runId: z.string().min(1) })
export const DeliveryParams = z.strictObject({
  companyId: z.coerce.number().int().positive(),
  deliveryId: z.string().min(1),
})
export const RunsQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) })

export const JournalSummary = z.object({
  id: z.string(),
  createdAt: z.string(),
  source: z.enum(['nmbrs', 'upload']),
  fileName: z.string().nullable(),
  markedAsSentAt: z.string().nullable(),
  /** Receipts sent so far and in all; zero before sending. */
  receipts: z.object({ total: z.int(), verified: z.int() }),
  /** Receipts that a withdrawal under way has still to take back. */
  withdrawing: z.int(),
  /** The run comes to another journal in Nmbrs by now, as last compared. */
  changedInNmbrs: z.boolean(),
  /** Somebody changed or invalidated one of its receipts in Procountor after it had arrived, as last looked through. */
  changedInProcountor: z.boolean(),
  /** Procountor's own statuses of the receipts, as last read: `UNFINISHED`, `APPROVED`, `INVALIDATED`. */
  procountorStatuses: z.array(z.string()),
})
export type JournalSummary = z.infer<typeof JournalSummary>

export const RunRow = z.object({
  id: z.string(),
  number: z.int(),
  description: z.string(),
  year: z.int(),
  periodStart: z.int(),
  periodEnd: z.int(),
  /** ISO date-time as Nmbrs gives it; null for an uploaded run. */
  runAt: z.string().nullable(),
  locked: z.boolean(),
  /** The run is gone from Nmbrs; its snapshot stays. */
  deleted: z.boolean(),
  /** Its period is before the start period of the mapping: nothing of it is offered to be created or sent. */
  beforeStart: z.boolean(),
  state: RunState,
  journal: JournalSummary.nullable(),
})
export type RunRow = z.infer<typeof RunRow>

export const RunList = z.object({
  /** Years worth offering, newest first. */
  years: z.array(z.int()),
  year: z.int(),
  periodType: z.enum(periodTypes),
  runs: z.array(RunRow),
  /** When the list was read from Nmbrs; null where it never was. */
  readAt: z.string().nullable(),
  /** Why the list could not be read anew, if so: what is shown is the stored one. */
  unread: z.object({ code: z.string(), vendor: z.array(VendorError) }).nullable(),
})
export type RunList = z.infer<typeof RunList>

/** The file itself is the body (`application/octet-stream`, at most {@link maxUploadBytes}). */
export const UploadQuery = z.strictObject({
  fileName: z.string().min(1).max(255),
  year: z.coerce.number().int().min(2000).max(2100),
  period: z.coerce.number().int().min(1).max(53),
  runNumber: z.coerce.number().int().min(1).max(1_000_000),
  description: z.string().trim().max(200),
})
export const maxUploadBytes = 20_000_000

/** The typed payment date, where the mapping asks for one; null takes it away. */
export const SetPaymentDate = z.strictObject({ date: z.iso.date().nullable() })

/** Amounts in cents. */
const CellDifferenceView = z.object({
  account: z.string(),
  costCenterItemId: z.int().optional(),
  costUnitItemId: z.int().optional(),
  expected: z.int(),
  found: z.int(),
})

export const DeliveryView = z.object({
  id: z.string(),
  receiptKey: z.string(),
  kind: z.enum(['receipt', 'reversal']),
  state: z.enum(deliveryStates),
  waitingFor: z.enum(waitingReasons).nullable(),
  date: z.string(),
  attempts: z.int(),
  procountorId: z.int().nullable(),
  procountorStatus: z.string().nullable(),
  changedAt: z.string(),
  /** Why it was refused, with the row each error points at. */
  errors: z.array(VendorError.extend({ row: z.int().optional(), account: z.string().optional() })),
  /** Cell by cell, where what was read back is not what was sent. */
  differences: z.array(CellDifferenceView),
  foundDate: z.string().nullable(),
  createdAt: z.string(),
  /** How it is being, or was, taken back, by whom and when. */
  withdrawal: z
    .object({
      act: z.enum(['invalidate', 'reverse']),
      reason: z.enum(reversalReasons).nullable(),
      /** Booking date of the reversal. */
      reversalDate: z.string().nullable(),
      confirmedAt: z.string(),
      /** The person's name; a deleted user's id. */
      confirmedBy: z.string(),
    })
    .nullable(),
  receiptId: z.string(),
  /** The receipt that this one reverses, or whose place it took. */
  ofReceiptId: z.string().nullable(),
  /**
   * Where someone changed the receipt in Procountor after it was read back: when that was seen, and its date and how it
   * differs from what was sent by now. `procountorStatus` says whether it was invalidated.
   */
  changedLater: z.object({ seenAt: z.string(), date: z.string(), differences: z.array(CellDifferenceView) }).nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

/** How long a journal's receipts still take, as far as that can be known. */
export const SendingEstimate = z.object({
  /** Null where none goes on by itself. */
  secondsLeft: z.int().nullable(),
  /** Other companies whose receipts are being sent, served in turn with these. */
  others: z.int(),
  /** Receipts that do not go on by themselves, and the gravest of what they wait for. */
  waiting: z.object({ count: z.int(), reason: z.enum(waitingReasons) }).nullable(),
})
export type SendingEstimate = z.infer<typeof SendingEstimate>

export const DeliveryList = z.object({
  state: RunState,
  deliveries: z.array(DeliveryView),
  /** Null where nothing is under way. */
  estimate: SendingEstimate.nullable(),
})

export const ItemView = z.object({
  dimension: z.string(),
  code: z.string(),
  /** Procountor's name of the item; the code itself where the item will be created. */
  codeName: z.string(),
  willBeCreated: z.boolean(),
})
export type ItemView = z.infer<typeof ItemView>

/** What the rows of a preview are made of, each said once: rows name it by its place, from 0. */
const PreviewWords = z.object({
  /** The name is empty for an account that the chart of accounts does not have. */
  accounts: z.array(z.object({ code: z.string(), name: z.string() })),
  items: z.array(ItemView),
  texts: z.array(z.string()),
})

/**
 * The rows of a receipt, column by column: of ten thousand rows each with its own names, most would be names. The row at a
 * place is what stands there in every column.
 */
const PreviewColumns = z.object({
  account: z.array(z.int()),
  /** Null where the row has none; left out where no row has any. */
  costCenter: z.array(z.int().nullable()).optional(),
  costUnit: z.array(z.int().nullable()).optional(),
  /** Cents, never zero: debit positive, credit negative. */
  amount: z.array(z.int()),
  text: z.array(z.int()),
  /** Journal entries summed in the row, and the journal's line of the first of them, by which they are asked for. */
  entryCount: z.array(z.int()),
  firstLine: z.array(z.int()),
  /** What texts were in the journal, in rows where they had to be adapted: distinct texts, and what was done to them. */
  adapted: z.array(
    z.object({
      at: z.int(),
      texts: z.array(z.object({ from: z.string(), replaced: z.array(z.string()), shortened: z.boolean() })),
    }),
  ),
})
export type PreviewColumns = z.infer<typeof PreviewColumns>

const AnsweredReceipt = z.object({
  key: z.string(),
  date: z.string(),
  period: z.object({ year: z.int(), number: z.int() }),
  correction: z.boolean(),
  moved: z.object({ from: z.string(), reason: z.enum(['closed', 'own-period']) }).optional(),
  name: z.string(),
  rows: PreviewColumns,
  debit: z.int(),
  credit: z.int(),
  /** Journal entries of this receipt, and those of them that are in no row because they cancelled each other. */
  entryCount: z.int(),
  cancelledCount: z.int(),
  /** Warnings and notices of this receipt. */
  notices: z.array(Finding),
  /** Everything cancelled: it will not be sent. */
  leftOut: z.boolean(),
  delivery: DeliveryView.nullable(),
})

/** A preview as it travels; `readPreview` makes its rows. */
export const PreviewAnswer = z.object({
  /** Names what would be sent: send carries it back. */
  hash: z.string(),
  reference: z.string(),
  company: z.object({ id: z.int(), number: z.string(), name: z.string() }),
  administration: z.object({ accountId: z.string(), companyId: z.int(), name: z.string() }).nullable(),
  mappingId: z.string().nullable(),
  run: RunRow,
  words: PreviewWords,
  receipts: z.array(AnsweredReceipt),
  /** All problems; none means it can be sent. */
  problems: z.array(Finding),
  /** Warnings and notices of the journal as a whole. */
  notices: z.array(Finding),
  canSend: z.boolean(),
  /** How long it would take from now; once sent, how long it still takes. Null where there is nothing to send. */
  estimate: SendingEstimate.nullable(),
  paymentDate: z.object({ asked: z.boolean(), date: z.string().nullable() }),
})
export type PreviewAnswer = z.infer<typeof PreviewAnswer>

/** The bodies exactly as they will be sent, without the delivery mark. */
export const PreviewJson = z.object({ receipts: z.array(z.unknown()) })

export const SendJournal = z.strictObject({
  /** Names what the preview showed. */
  hash: z.string().min(1),
  /** The person knows that the run was deleted in Nmbrs, and wants its snapshot booked all the same. */
  anyway: z.boolean().optional(),
})
export type SendJournal = z.infer<typeof SendJournal>
