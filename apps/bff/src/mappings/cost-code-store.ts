import type { Journal } from '@tosite/core'
import { eq } from 'drizzle-orm'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { costCodes } from '../db/schema.ts'

export type CostCodeKind = 'cost-center' | 'cost-unit'

export interface CostCode {
  readonly kind: CostCodeKind
  readonly code: string
  readonly description: string
}

export function createCostCodeStore(db: Db) {
  return {
    ofCompany: (companyId: number): Promise<readonly CostCode[]> =>
      read(db, (tx) =>
        tx
          .select({ kind: costCodes.kind, code: costCodes.code, description: costCodes.description })
          .from(costCodes)
          .where(eq(costCodes.companyId, companyId))
          .orderBy(costCodes.kind, costCodes.code)
          .all(),
      ),

    /** Keeps what Nmbrs listed. Codes that it no longer lists stay: journals may carry them. */
    save: (companyId: number, codes: readonly CostCode[]): Promise<void> =>
      write(db, (tx) => {
        for (const { kind, code, description } of codes) {
          tx.insert(costCodes)
            .values({ companyId, kind, code, description })
            .onConflictDoUpdate({
              target: [costCodes.companyId, costCodes.kind, costCodes.code],
              set: { description },
            })
            .run()
        }
      }),
  }
}

/** Keeps the codes that a journal carries, without touching what is known of them. */
export function addCodesSeen(tx: Tx, companyId: number, journal: Journal): void {
  const seen = { 'cost-center': new Set<string>(), 'cost-unit': new Set<string>() }
  for (const { entries } of journal.transactions) {
    for (const { costCenter, costUnit } of entries) {
      if (costCenter) seen['cost-center'].add(costCenter)
      if (costUnit) seen['cost-unit'].add(costUnit)
    }
  }
  for (const kind of ['cost-center', 'cost-unit'] as const) {
    for (const code of seen[kind]) {
      tx.insert(costCodes).values({ companyId, kind, code, description: '' }).onConflictDoNothing().run()
    }
  }
}
