import { eq, getTableColumns, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { deliveries, receipts, signInUsers, withdrawals } from '../db/schema.ts'

/** A delivery with the receipt it carries, without the large columns: screens ask for these every second. */
export interface DeliveryRow {
  readonly delivery: Omit<typeof deliveries.$inferSelect, 'body'>
  readonly receipt: Omit<typeof receipts.$inferSelect, 'content'>
  /** How it is being, or was, taken back. */
  readonly withdrawal: Omit<typeof withdrawals.$inferSelect, 'seen'> | null
  /** Who confirmed the withdrawal, by name. */
  readonly withdrawnBy: string | null
}

const { body: _body, ...deliveryColumns } = getTableColumns(deliveries)
const { content: _content, ...receiptColumns } = getTableColumns(receipts)
const { seen: _seen, ...withdrawalColumns } = getTableColumns(withdrawals)

/** The order in which rows were written. */
export const inOrderOfMaking = sql`${deliveries}.rowid`

const ofJournal = eq(receipts.journalId, sql.placeholder('journalId'))
const queries = builtOnce((tx) => ({
  rows: tx
    .select({
      delivery: deliveryColumns,
      receipt: receiptColumns,
      withdrawal: withdrawalColumns,
      withdrawnBy: signInUsers.name,
    })
    .from(receipts)
    .innerJoin(deliveries, eq(deliveries.receiptId, receipts.id))
    .leftJoin(withdrawals, eq(withdrawals.deliveryId, deliveries.id))
    .leftJoin(signInUsers, eq(signInUsers.id, withdrawals.confirmedBy))
    .where(ofJournal)
    .orderBy(inOrderOfMaking)
    .prepare(),

  contents: tx.select({ id: receipts.id, content: receipts.content }).from(receipts).where(ofJournal).prepare(),
}))

/** All deliveries of a journal, old ones included, in the order of their making. */
export function deliveryRows(tx: Tx, journalId: string): readonly DeliveryRow[] {
  return queries(tx).rows.all({ journalId })
}

/** What each receipt of a journal holds, by the receipt's id. */
export function receiptContents(tx: Tx, journalId: string): ReadonlyMap<string, unknown> {
  const rows = queries(tx).contents.all({ journalId })
  return new Map(rows.map(({ id, content }) => [id, content]))
}
