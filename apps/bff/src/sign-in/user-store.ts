import type { Language } from '@tosite/contract'
import type { Level, Right, Scope, Viewer } from '@tosite/core'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import { signInUsers, templateRights, templates, userCompanies, userDebtors, users } from '../db/schema.ts'
import type { SignedInUser } from '../http/signed-in.ts'

export interface KnownUser {
  readonly user: Omit<SignedInUser, 'sessionId'>
  readonly viewer: Viewer
}

export type UserStore = ReturnType<typeof createUserStore>

export function createUserStore(db: Db, now: () => Date) {
  return {
    /** Tosite's own user of a sign-in, or null where the sign-in has none. */
    find: (id: string): Promise<KnownUser | null> => read(db, (tx) => findUser(tx, id)),

    setLanguage: (id: string, language: Language): Promise<void> =>
      write(db, (tx) => {
        tx.update(users).set({ language }).where(eq(users.id, id)).run()
        recordAudit(tx, {
          at: now().toISOString(),
          actor: id,
          action: 'language chosen',
          subject: id,
          details: { language },
        })
      }),
  }
}

function findUser(tx: Tx, id: string): KnownUser | null {
  const row = tx
    .select({
      email: signInUsers.email,
      name: signInUsers.name,
      language: users.language,
      seesAll: users.seesAll,
      templateId: templates.id,
      template: templates.name,
    })
    .from(users)
    .innerJoin(signInUsers, eq(signInUsers.id, users.id))
    .innerJoin(templates, eq(templates.id, users.templateId))
    .where(eq(users.id, id))
    .get()
  if (row === undefined) return null

  const scope = row.seesAll ? ({ kind: 'all' } as const) : someOf(tx, id)
  return {
    user: { id, email: row.email, name: row.name, language: row.language, scope },
    viewer: { template: { name: row.template, rights: rightsOf(tx, row.templateId) }, scope },
  }
}

function someOf(tx: Tx, userId: string): Scope {
  const debtors = tx.select({ id: userDebtors.debtorId }).from(userDebtors).where(eq(userDebtors.userId, userId)).all()
  const companies = tx
    .select({ id: userCompanies.companyId })
    .from(userCompanies)
    .where(eq(userCompanies.userId, userId))
    .all()
  return { kind: 'some', debtorIds: debtors.map(({ id }) => id), companyIds: companies.map(({ id }) => id) }
}

/** A right without a row is none. */
function rightsOf(tx: Tx, templateId: string): Readonly<Record<Right, Level>> {
  const rows = tx.select().from(templateRights).where(eq(templateRights.templateId, templateId)).all()
  const levels = new Map(rows.map(({ right, level }) => [right, level]))
  return {
    procountor: levels.get('procountor') ?? 'none',
    nmbrs: levels.get('nmbrs') ?? 'none',
    companies: levels.get('companies') ?? 'none',
    journals: levels.get('journals') ?? 'none',
  }
}
