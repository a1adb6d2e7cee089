import type { Language } from '@tosite/contract'
import { type Level, levels, type Scope, type Viewer } from '@tosite/core'
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { recordAudit } from '../audit/audit.ts'
import { type Db, write } from '../db/database.ts'
import { keepUntilChanged } from '../db/keep-until-changed.ts'
import { signInUsers, templateRights, templates, userCompanies, userDebtors, users } from '../db/schema.ts'
import type { SignedInUser } from '../http/signed-in.ts'

export interface KnownUser {
  readonly user: Omit<SignedInUser, 'sessionId'>
  readonly viewer: Viewer
}

export type UserStore = ReturnType<typeof createUserStore>

export function createUserStore(db: Db, now: () => Date) {
  const byId = userQuery(db)
  const kept = keepUntilChanged<KnownUser | null>(db)
  return {
    /** Tosite's own user of a sign-in, or null where the sign-in has none. Asked on every request. */
    find: async (id: string): Promise<KnownUser | null> =>
      kept(id, () => {
        const row = byId.get({ id })
        return row === undefined ? null : knownUser(id, row)
      }),

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

type UserRow = NonNullable<ReturnType<ReturnType<typeof userQuery>['get']>>

/** One statement, so that rights and scope are of one moment. */
function userQuery(db: Db) {
  return db
    .select({
      email: signInUsers.email,
      name: signInUsers.name,
      language: users.language,
      seesAll: users.seesAll,
      template: templates.name,
      rights: sql<string>`(select json_group_object(${templateRights.right}, ${templateRights.level}) from ${templateRights} where ${templateRights.templateId} = ${users.templateId})`,
      debtorIds: sql<string>`(select json_group_array(${userDebtors.debtorId}) from ${userDebtors} where ${userDebtors.userId} = ${users.id})`,
      companyIds: sql<string>`(select json_group_array(${userCompanies.companyId}) from ${userCompanies} where ${userCompanies.userId} = ${users.id})`,
    })
    .from(users)
    .innerJoin(signInUsers, eq(signInUsers.id, users.id))
    .innerJoin(templates, eq(templates.id, users.templateId))
    .where(eq(users.id, sql.placeholder('id')))
    .prepare()
}

const Ids = z.array(z.int())
/** A right without a row is none. */
const LevelOfRight = z.enum(levels).default('none' satisfies Level)
const Rights = z.object({
  procountor: LevelOfRight,
  nmbrs: LevelOfRight,
  companies: LevelOfRight,
  journals: LevelOfRight,
})

function knownUser(id: string, row: UserRow): KnownUser {
  const scope: Scope = row.seesAll
    ? { kind: 'all' }
    : {
        kind: 'some',
        debtorIds: Ids.parse(JSON.parse(row.debtorIds)),
        companyIds: Ids.parse(JSON.parse(row.companyIds)),
      }
  const { email, name, language } = row
  const rights = Rights.parse(JSON.parse(row.rights))
  return { user: { id, email, name, language, scope }, viewer: { template: { name: row.template, rights }, scope } }
}
