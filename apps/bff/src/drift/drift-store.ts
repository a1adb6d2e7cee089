import type { DriftView, MappingDrift } from '@tosite/contract'
import { type Drift, type DriftFix, type DriftKind, driftKinds, type KnownNames, withNoteOf } from '@tosite/core'
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import * as z from 'zod'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accounts, itemBindings, mappingChecks, mappingDrifts, mappings } from '../db/schema.ts'
import { notFound } from '../http/api-error.ts'
import { type Actor, mappingById } from '../mappings/mapping-store.ts'
import type { StoredMapping } from '../mappings/stored-mapping.ts'

export interface DueCheck {
  readonly mappingId: string
  readonly accountId: string
  /** Failed ones in a row. */
  readonly attempts: number
}

/** A mapping, and what is known of its names; null before the first comparison. */
export interface Comparable {
  readonly mapping: StoredMapping
  readonly known: KnownNames | null
}

/** What a comparison came to. */
export interface Compared {
  /** What was compared: nothing is stored where it is another by now. */
  readonly of: Comparable
  readonly known: KnownNames
  readonly drifts: readonly Drift[]
  /** When the reference data was read. */
  readonly comparedAt: string
  /** When the next one is due; as it was where absent. */
  readonly dueAt?: string
}

const Names = z.record(z.string(), z.string())
const StoredNames = z.object({
  dimensions: Names,
  items: z.record(z.string(), z.array(z.int())),
  accounts: Names,
  vatStatuses: Names,
})
const StoredFix = z.discriminatedUnion('act', [
  z.object({ act: z.literal('take-name') }),
  z.object({ act: z.literal('note') }),
  z.object({
    act: z.literal('bind'),
    side: z.enum(['cost-center', 'cost-unit']),
    code: z.string(),
    itemId: z.int(),
    codeName: z.string(),
  }),
])

export type DriftStore = ReturnType<typeof createDriftStore>

export function createDriftStore(db: Db) {
  return {
    /** The mapping whose comparison is due, the longest waiting first; one that was never compared is. */
    due: (now: string): Promise<DueCheck | null> =>
      read(db, (tx) => {
        const { dueAt, attempts } = mappingChecks
        const row = tx
          .select({ mappingId: mappings.id, accountId: mappings.accountId, attempts })
          .from(mappings)
          .innerJoin(accounts, eq(accounts.id, mappings.accountId))
          .leftJoin(mappingChecks, eq(mappingChecks.mappingId, mappings.id))
          .where(and(eq(accounts.status, 'authorized'), isNull(accounts.deletedAt), or(isNull(dueAt), lte(dueAt, now))))
          .orderBy(asc(dueAt))
          .limit(1)
          .get()
        return row === undefined ? null : { ...row, attempts: row.attempts ?? 0 }
      }),

    /** A comparison failed; it is tried again then. */
    noteFailure: (mappingId: string, dueAt: string, attempts: number): Promise<void> =>
      write(db, (tx) => {
        if (mappingById(tx, mappingId) === null) return
        tx.insert(mappingChecks)
          .values({ mappingId, dueAt, attempts })
          .onConflictDoUpdate({ target: mappingChecks.mappingId, set: { dueAt, attempts } })
          .run()
      }),

    /** Null where the mapping is gone. */
    load: (mappingId: string): Promise<Comparable | null> => read(db, (tx) => comparable(tx, mappingId)),

    /**
     * Stores what a comparison found in place of what the last one had; what is found again keeps the time of its finding.
     * False where somebody saved the mapping or took note of a name in between: compare again.
     */
    save: (mappingId: string, compared: Compared, at: string, dueInADay: string): Promise<boolean> =>
      write(db, (tx) => {
        const { of, known, comparedAt, dueAt } = compared
        // Both come out of the same function, so that equal ones are equal texts.
        if (JSON.stringify(comparable(tx, mappingId)) !== JSON.stringify(of)) return false
        tx.insert(mappingChecks)
          .values({ mappingId, known, comparedAt, dueAt: dueAt ?? dueInADay, attempts: 0 })
          .onConflictDoUpdate({
            target: mappingChecks.mappingId,
            set: { known, comparedAt, ...(dueAt === undefined ? {} : { dueAt, attempts: 0 }) },
          })
          .run()
        replaceDrifts(tx, of.mapping, compared.drifts, at)
        return true
      }),

    list: (mappingId: string): Promise<MappingDrift> =>
      read(db, (tx) => {
        const check = tx.select().from(mappingChecks).where(eq(mappingChecks.mappingId, mappingId)).get()
        return { comparedAt: check?.comparedAt ?? null, drifts: driftRows(tx, mappingId).map(driftView) }
      }),

    /**
     * Does what one click can do about a drift, and takes it off the list.
     * @throws ApiProblem `not-found` where it is gone by now, or has no such fix
     */
    fix: (mappingId: string, { kind, subject }: Pick<Drift, 'kind' | 'subject'>, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const mapping = mappingById(tx, mappingId)
        const drift = driftRows(tx, mappingId).find((one) => one.kind === kind && one.subject === subject)
        if (mapping === null || drift?.fix == null) throw notFound('change in Procountor')
        applyFix(tx, mapping, { ...drift, fix: StoredFix.parse(drift.fix) }, actor)
        tx.delete(mappingDrifts).where(isDrift(mappingId, drift)).run()
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: 'mapping drift fixed',
          subject: mappingId,
          companyId: mapping.companyId,
          details: { kind, of: subject, ...drift.values, fix: drift.fix },
        })
      }),
  }
}

function comparable(tx: Tx, mappingId: string): Comparable | null {
  const mapping = mappingById(tx, mappingId)
  return mapping === null ? null : { mapping, known: knownNames(tx, mappingId) }
}

function knownNames(tx: Tx, mappingId: string): KnownNames | null {
  const check = tx.select().from(mappingChecks).where(eq(mappingChecks.mappingId, mappingId)).get()
  return check?.known == null ? null : StoredNames.parse(check.known)
}

type DriftRow = Pick<typeof mappingDrifts.$inferSelect, 'kind' | 'subject' | 'values' | 'fix' | 'foundAt'>

/** In the order of the kinds, so that what blocks sending soonest does not jump about. */
function driftRows(tx: Tx, mappingId: string): readonly DriftRow[] {
  const rows = tx
    .select()
    .from(mappingDrifts)
    .where(eq(mappingDrifts.mappingId, mappingId))
    .orderBy(mappingDrifts.subject)
    .all()
  return driftKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

function driftView({ kind, subject, values, fix, foundAt }: DriftRow): DriftView {
  const known = fix === null ? null : StoredFix.parse(fix)
  return {
    kind,
    subject,
    values: Names.parse(values),
    fix: known === null ? null : { act: known.act, item: known.act === 'bind' ? known.codeName : null },
    foundAt,
  }
}

function isDrift(mappingId: string, { kind, subject }: { readonly kind: DriftKind; readonly subject: string }) {
  return and(eq(mappingDrifts.mappingId, mappingId), eq(mappingDrifts.kind, kind), eq(mappingDrifts.subject, subject))
}

function replaceDrifts(
  tx: Tx,
  { id: mappingId, companyId }: StoredMapping,
  drifts: readonly Drift[],
  at: string,
): void {
  const before = driftRows(tx, mappingId)
  const nameOf = ({ kind, subject }: Pick<Drift, 'kind' | 'subject'>) => `${kind} ${subject}`
  const present = new Set(drifts.map(nameOf))
  const known = new Map(before.map((row) => [nameOf(row), row]))
  const gone = before.filter((row) => !present.has(nameOf(row)))
  for (const row of gone) tx.delete(mappingDrifts).where(isDrift(mappingId, row)).run()

  const found: string[] = []
  for (const drift of drifts) {
    const { kind, subject, values } = drift
    const fix: DriftFix | null = drift.fix ?? null
    const row = known.get(nameOf(drift))
    if (row === undefined) {
      found.push(nameOf(drift))
      tx.insert(mappingDrifts).values({ mappingId, kind, subject, values, fix, foundAt: at }).run()
    } else if (JSON.stringify([row.values, row.fix]) !== JSON.stringify([values, fix])) {
      tx.update(mappingDrifts).set({ values, fix }).where(isDrift(mappingId, drift)).run()
    }
  }
  if (found.length === 0 && gone.length === 0) return
  recordAudit(tx, {
    at,
    actor: tosite,
    action: 'mapping drift compared',
    subject: mappingId,
    companyId,
    details: { found, gone: gone.map(nameOf) },
  })
}

type FixableRow = Omit<DriftRow, 'fix'> & { readonly fix: DriftFix }

function applyFix(tx: Tx, mapping: StoredMapping, { kind, subject, values, fix }: FixableRow, { at }: Actor): void {
  const { id: mappingId } = mapping
  const gaps = Names.parse(values)
  if (fix.act === 'bind') {
    const { side, code, itemId, codeName } = fix
    tx.insert(itemBindings)
      .values({ mappingId, kind: side, code, itemId, codeName })
      .onConflictDoUpdate({
        target: [itemBindings.mappingId, itemBindings.kind, itemBindings.code],
        set: { itemId, codeName },
      })
      .run()
    // Rules that were read before would bind the code to the old item again.
    tx.update(mappings)
      .set({ version: sql`${mappings.version} + 1`, changedAt: at })
      .where(eq(mappings.id, mappingId))
      .run()
    return
  }
  const name = gaps.to ?? gaps.name ?? ''
  if (kind === 'item-renamed') {
    const side = gaps.side === 'cost-unit' ? 'cost-unit' : 'cost-center'
    tx.update(itemBindings)
      .set({ codeName: name })
      .where(
        and(eq(itemBindings.mappingId, mappingId), eq(itemBindings.kind, side), eq(itemBindings.code, gaps.code ?? '')),
      )
      .run()
    return
  }
  const known = knownNames(tx, mappingId)
  if (known === null) return
  tx.update(mappingChecks)
    .set({ known: withNoteOf(known, { kind, subject }, name) })
    .where(eq(mappingChecks.mappingId, mappingId))
    .run()
}
