import type { AccountOverride, ItemBinding, Period, PeriodType } from '@tosite/core'
import { and, asc, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { builtOnce } from '../db/built-once.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { accountOverrides, accounts, companies, itemBindings, mappings } from '../db/schema.ts'
import { uniqueViolation } from '../db/sqlite-error.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { refuseInUse, refuseMapped, refuseTie } from './mapping-refusals-store.ts'
import { type StoredMapping, StoredRules } from './stored-mapping.ts'

/** Who changes something, and when. */
export interface Actor {
  readonly userId: string
  /** ISO date-time in UTC. */
  readonly at: string
}

/** A mapping with what its page and lists name beside it. */
export interface MappingDetail {
  readonly mapping: StoredMapping
  readonly company: {
    readonly id: number
    readonly number: string
    readonly name: string
    readonly periodType: PeriodType | null
  }
  readonly account: { readonly id: string; readonly username: string; readonly status: string }
  readonly administration: { readonly companyId: number; readonly name: string }
}

export interface NewMapping {
  readonly id: string
  readonly companyId: number
  readonly accountId: string
  readonly costCenterDimensionId: number | null
  readonly costUnitDimensionId: number | null
  readonly rules: StoredRules
}

/** A whole mapping as it shall be, bindings included. */
export interface ChangedMapping {
  readonly costCenterDimensionId: number | null
  readonly costUnitDimensionId: number | null
  readonly costCenterBindings: readonly ItemBinding[]
  readonly costUnitBindings: readonly ItemBinding[]
  readonly accountOverrides: readonly AccountOverride[]
  readonly rules: StoredRules
}

export type MappingStore = ReturnType<typeof createMappingStore>

export function createMappingStore(db: Db) {
  return {
    list: (): Promise<readonly MappingDetail[]> => read(db, (tx) => selectDetails(tx)),

    find: (mappingId: string): Promise<MappingDetail | null> =>
      read(db, (tx) => selectDetails(tx, mappingId)[0] ?? null),

    /** @throws ApiProblem where the two cannot be tied together; asked again when it happens. */
    checkTie: (companyId: number, accountId: string): Promise<void> =>
      read(db, (tx) => refuseTie(tx, companyId, accountId)),

    /** @throws ApiProblem where the company or the account is mapped already, the database being the judge. */
    create: (mapping: NewMapping, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const { companyId, accountId } = mapping
        refuseTie(tx, companyId, accountId)
        try {
          tx.insert(mappings)
            .values({ ...mapping, createdAt: actor.at, changedAt: actor.at })
            .run()
        } catch (error) {
          if (uniqueViolation(error) !== undefined) refuseMapped(tx, companyId, accountId)
          throw error
        }
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: 'mapping created',
          subject: mapping.id,
          companyId,
          details: { accountId },
        })
      }),

    /**
     * `copiedFrom` is the mapping whose rules these are, where they were copied.
     * @throws ApiProblem `mapping-changed` where someone else saved since `version`; `not-found`
     */
    update: (
      mappingId: string,
      version: number,
      changed: ChangedMapping,
      actor: Actor,
      copiedFrom: string | null = null,
    ): Promise<void> =>
      write(db, (tx) => {
        const { costCenterDimensionId, costUnitDimensionId, rules } = changed
        const row = tx
          .update(mappings)
          .set({
            costCenterDimensionId,
            costUnitDimensionId,
            rules,
            version: sql`${mappings.version} + 1`,
            changedAt: actor.at,
          })
          .where(and(eq(mappings.id, mappingId), eq(mappings.version, version)))
          .returning()
          .get()
        if (row === undefined) throw notUpdated(tx, mappingId)
        replaceRelations(tx, mappingId, changed)
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: copiedFrom === null ? 'mapping changed' : 'mapping rules copied',
          subject: mappingId,
          companyId: row.companyId,
          details: { version: row.version, ...(copiedFrom === null ? {} : { from: copiedFrom }), ...changed },
        })
      }),

    /** @throws ApiProblem `mapping-in-use` while deliveries are under way. What was sent stays. */
    remove: (mappingId: string, actor: Actor): Promise<void> =>
      write(db, (tx) => {
        const row = tx.select().from(mappings).where(eq(mappings.id, mappingId)).get()
        if (row === undefined) throw notFound('mapping')
        refuseInUse(tx, row.companyId)
        tx.delete(mappings).where(eq(mappings.id, mappingId)).run()
        recordAudit(tx, {
          at: actor.at,
          actor: actor.userId,
          action: 'mapping deleted',
          subject: mappingId,
          companyId: row.companyId,
          details: { accountId: row.accountId },
        })
      }),
  }
}

/** Asked whenever a journal is shown or sent. */
const queries = builtOnce((tx) => ({
  ofCompany: tx
    .select()
    .from(mappings)
    .where(eq(mappings.companyId, sql.placeholder('companyId')))
    .prepare(),

  bindings: tx
    .select()
    .from(itemBindings)
    .where(eq(itemBindings.mappingId, sql.placeholder('mappingId')))
    .orderBy(itemBindings.code)
    .prepare(),

  overrides: tx
    .select()
    .from(accountOverrides)
    .where(eq(accountOverrides.mappingId, sql.placeholder('mappingId')))
    .prepare(),
}))

/** The mapping of a company, for steps over several nouns. */
export function mappingOfCompany(tx: Tx, companyId: number): StoredMapping | null {
  const row = queries(tx).ofCompany.get({ companyId })
  return row === undefined ? null : storedMapping(tx, row)
}

/** Before which nothing of a company is offered; null where there is no such limit. */
export function startPeriodOf(tx: Tx, companyId: number): Period | null {
  const row = tx.select({ rules: mappings.rules }).from(mappings).where(eq(mappings.companyId, companyId)).get()
  return row === undefined ? null : StoredRules.parse(row.rules).startPeriod
}

/** For steps over several nouns; null where it is gone. */
export function mappingById(tx: Tx, mappingId: string): StoredMapping | null {
  const row = tx.select().from(mappings).where(eq(mappings.id, mappingId)).get()
  return row === undefined ? null : storedMapping(tx, row)
}

/** Binds a code on its first use. A binding that is there already stays. */
export function bindItem(tx: Tx, mappingId: string, kind: 'cost-center' | 'cost-unit', binding: ItemBinding): void {
  tx.insert(itemBindings)
    .values({ mappingId, kind, ...binding })
    .onConflictDoNothing()
    .run()
}

function selectDetails(tx: Tx, mappingId?: string): readonly MappingDetail[] {
  return tx
    .select({ mapping: mappings, company: companies, account: accounts })
    .from(mappings)
    .innerJoin(companies, eq(companies.id, mappings.companyId))
    .innerJoin(accounts, eq(accounts.id, mappings.accountId))
    .where(mappingId === undefined ? undefined : eq(mappings.id, mappingId))
    .orderBy(asc(companies.name), asc(companies.id))
    .all()
    .map(({ mapping, company, account }) => ({
      mapping: storedMapping(tx, mapping),
      company: { id: company.id, number: company.number, name: company.name, periodType: company.periodType },
      account: { id: account.id, username: account.username, status: account.status },
      administration: { companyId: account.administrationId ?? 0, name: account.administrationName ?? '' },
    }))
}

function storedMapping(tx: Tx, row: typeof mappings.$inferSelect): StoredMapping {
  const asked = queries(tx)
  const bindings = asked.bindings.all({ mappingId: row.id })
  const bound = (kind: 'cost-center' | 'cost-unit') =>
    bindings
      .filter((binding) => binding.kind === kind)
      .map(({ code, itemId, codeName }): ItemBinding => ({ code, itemId, codeName }))
  const overrides = asked.overrides.all({ mappingId: row.id })
  return {
    id: row.id,
    version: row.version,
    companyId: row.companyId,
    accountId: row.accountId,
    costCenterDimensionId: row.costCenterDimensionId,
    costUnitDimensionId: row.costUnitDimensionId,
    costCenterBindings: bound('cost-center'),
    costUnitBindings: bound('cost-unit'),
    accountOverrides: overrides.map(({ nmbrsAccount, procountorAccount }) => ({ nmbrsAccount, procountorAccount })),
    rules: StoredRules.parse(row.rules),
    createdAt: row.createdAt,
  }
}

function replaceRelations(tx: Tx, mappingId: string, changed: ChangedMapping): void {
  tx.delete(accountOverrides).where(eq(accountOverrides.mappingId, mappingId)).run()
  for (const override of changed.accountOverrides) {
    tx.insert(accountOverrides)
      .values({ mappingId, ...override })
      .run()
  }
  tx.delete(itemBindings).where(eq(itemBindings.mappingId, mappingId)).run()
  for (const binding of changed.costCenterBindings) bindItem(tx, mappingId, 'cost-center', binding)
  for (const binding of changed.costUnitBindings) bindItem(tx, mappingId, 'cost-unit', binding)
}

function notUpdated(tx: Tx, mappingId: string): Error {
  const row = tx.select({ version: mappings.version }).from(mappings).where(eq(mappings.id, mappingId)).get()
  if (row === undefined) return notFound('mapping')
  return apiProblem('mapping-changed', 409, 'Someone else saved this mapping in between.', {
    values: { version: row.version },
  })
}
