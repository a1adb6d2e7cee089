import { eq, sql } from 'drizzle-orm'
import { builtOnce } from '../db/built-once.ts'
import type { Tx } from '../db/database.ts'
import { deliveries, receipts } from '../db/schema.ts'

type Delivery = typeof deliveries.$inferSelect

/** Where a delivery stands, and whose it is. */
export interface Standing extends Pick<Delivery, 'receiptId' | 'state' | 'leaseTerm'> {
  readonly companyId: number
}

const query = builtOnce((queries) =>
  queries
    .select({
      receiptId: deliveries.receiptId,
      state: deliveries.state,
      leaseTerm: deliveries.leaseTerm,
      companyId: receipts.companyId,
    })
    .from(deliveries)
    .innerJoin(receipts, eq(receipts.id, deliveries.receiptId))
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare(),
)

/** Undefined where there is no such delivery. */
export function standingOf(tx: Tx, id: string): Standing | undefined {
  return query(tx).get({ id })
}

/** Columns that steps write. None of those that hold JSON may be null. */
type Written = Pick<
  Delivery,
  | 'state'
  | 'waitingFor'
  | 'attempts'
  | 'dueAt'
  | 'givenUpAt'
  | 'notFound'
  | 'leaseTerm'
  | 'procountorId'
  | 'procountorStatus'
  | 'procountorVersion'
  | 'errors'
  | 'differences'
  | 'foundDate'
  | 'changedAt'
> & { readonly body: object }

/** Updates by the columns that they write: of these there are few. */
const updates = builtOnce((tx) => {
  const build = (columns: readonly (keyof Written)[]) =>
    tx
      .update(deliveries)
      .set(
        Object.fromEntries(
          columns.map((name) => [name, sql`${sql.param(sql.placeholder(name), deliveries[name])}`] as const),
        ),
      )
      .where(eq(deliveries.id, sql.placeholder('id')))
      .prepare()
  const built = new Map<string, ReturnType<typeof build>>()
  return (columns: readonly (keyof Written)[]) => {
    const key = columns.join()
    const known = built.get(key) ?? build(columns)
    built.set(key, known)
    return known
  }
})

/** Writes these columns of a delivery, and leaves the others as they are. */
export function setDelivery(tx: Tx, id: string, set: Partial<Written>): void {
  const columns = Object.keys(set) as (keyof Written)[]
  updates(tx)(columns).run({ ...set, id })
}
