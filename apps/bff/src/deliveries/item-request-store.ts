import type { ItemBinding } from '@tosite/core'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { builtOnce } from '../db/built-once.ts'
import { ask, type Db, type Tx, write } from '../db/database.ts'
import { costCodes, itemBindings, itemRequests, mappings } from '../db/schema.ts'
import { bindItem } from '../mappings/mapping-store.ts'
import type { ItemKind } from './delivery-job.ts'
import type { ItemKey, ItemRequest } from './item-request.ts'
import { holdsLease } from './lease-store.ts'

/** Where a code is bound: one kind of one company's mapping. */
interface BindingPlace {
  readonly mappingId: string
  readonly companyId: number
  readonly kind: ItemKind
}

const queries = builtOnce((tx) => {
  const [kind, code] = [sql.placeholder('kind'), sql.placeholder('code')]
  return {
    request: tx
      .select({ givenUpAt: itemRequests.givenUpAt, notFoundAt: itemRequests.notFoundAt })
      .from(itemRequests)
      .where(
        and(
          eq(itemRequests.administrationId, sql.placeholder('administrationId')),
          eq(itemRequests.dimensionId, sql.placeholder('dimensionId')),
          eq(itemRequests.code, code),
        ),
      )
      .prepare(),

    binding: tx
      .select({ code: itemBindings.code, itemId: itemBindings.itemId, codeName: itemBindings.codeName })
      .from(itemBindings)
      .where(
        and(
          eq(itemBindings.mappingId, sql.placeholder('mappingId')),
          eq(itemBindings.kind, kind),
          eq(itemBindings.code, code),
        ),
      )
      .prepare(),

    description: tx
      .select({ description: costCodes.description })
      .from(costCodes)
      .where(
        and(eq(costCodes.companyId, sql.placeholder('companyId')), eq(costCodes.kind, kind), eq(costCodes.code, code)),
      )
      .prepare(),
  }
})

export type ItemRequestStore = ReturnType<typeof createItemRequestStore>

/** Items that are missing in Procountor: what they are bound to, and which of them it was asked to create. */
export function createItemRequestStore(db: Db) {
  return {
    bindingOf: (mappingId: string, kind: ItemKind, code: string): Promise<ItemBinding | null> =>
      ask(db, () => queries(db).binding.get({ mappingId, kind, code }) ?? null),

    /** Nmbrs' description of a code, where it is known. */
    descriptionOf: (companyId: number, kind: ItemKind, code: string): Promise<string> =>
      ask(db, () => queries(db).description.get({ companyId, kind, code })?.description ?? ''),

    /** Null where nothing is outstanding. */
    request: (key: ItemKey): Promise<ItemRequest | null> => ask(db, () => queries(db).request.get({ ...key }) ?? null),

    /** On disk before Procountor is asked. False where another process sends by now, so that it must not be. */
    ask: (key: ItemKey, companyId: number, term: number, at: string): Promise<boolean> =>
      write(db, (tx) => {
        if (!holdsLease(tx, term, at)) return false
        const asked = { leaseTerm: term, askedAt: at, givenUpAt: null, notFoundAt: null }
        tx.insert(itemRequests)
          .values({ ...key, ...asked })
          .onConflictDoUpdate({ target: [...idOfRequest], set: asked })
          .run()
        record(tx, 'item asked for', key, companyId, at)
        return true
      }),

    /** The answer of what was asked for under `term` does not come any more; without a term, of whatever was asked for. */
    giveUp: (key: ItemKey, companyId: number, at: string, term?: number): Promise<void> =>
      write(db, (tx) => {
        const { changes } = tx
          .update(itemRequests)
          .set({ givenUpAt: at, notFoundAt: null })
          .where(and(is(key), ofTerm(term)))
          .run()
        if (changes > 0) record(tx, 'item answer lost', key, companyId, at)
      }),

    /** Looked for and not there; null where that does not count yet. */
    noteNotFound: (key: ItemKey, at: string | null): Promise<void> =>
      write(db, (tx) => void tx.update(itemRequests).set({ notFoundAt: at }).where(is(key)).run()),

    /** What was asked for under `term` was refused, or never left. */
    withdraw: (key: ItemKey, term: number): Promise<void> =>
      write(
        db,
        (tx) =>
          void tx
            .delete(itemRequests)
            .where(and(is(key), ofTerm(term)))
            .run(),
      ),

    /** Binds a code to the item that was found or created for it while sending: nothing is outstanding any more. */
    bind: (
      key: ItemKey,
      { mappingId, companyId, kind }: BindingPlace,
      binding: ItemBinding,
      at: string,
    ): Promise<void> =>
      write(db, (tx) => {
        tx.delete(itemRequests).where(is(key)).run()
        if (tx.select().from(mappings).where(eq(mappings.id, mappingId)).get() === undefined) return
        bindItem(tx, mappingId, kind, binding)
        const details = { kind, ...binding }
        recordAudit(tx, { at, actor: tosite, action: 'item bound', subject: mappingId, companyId, details })
      }),
  }
}

const idOfRequest = [itemRequests.administrationId, itemRequests.dimensionId, itemRequests.code] as const

function is({ administrationId, dimensionId, code }: ItemKey): SQL | undefined {
  const [ofAdministration, ofDimension, ofCode] = idOfRequest
  return and(eq(ofAdministration, administrationId), eq(ofDimension, dimensionId), eq(ofCode, code))
}

function ofTerm(term: number | undefined): SQL | undefined {
  return term === undefined ? undefined : eq(itemRequests.leaseTerm, term)
}

function record(tx: Tx, action: string, { code, ...place }: ItemKey, companyId: number, at: string): void {
  recordAudit(tx, { at, actor: tosite, action, subject: code, companyId, details: { ...place } })
}
