import { rights } from '@tosite/core'
import { asc, eq } from 'drizzle-orm'
import { recordAudit, tosite } from '../audit/audit.ts'
import { type Db, read, type Tx, write } from '../db/database.ts'
import {
  companies,
  signInCredentials,
  signInUsers,
  templateRights,
  templates,
  userCompanies,
  users,
} from '../db/schema.ts'
import type { DemoUser } from './demo-users.ts'

export type DemoStore = ReturnType<typeof createDemoStore>

export function createDemoStore(db: Db, now: () => Date, newId: () => string) {
  return {
    isMissing: ({ email }: DemoUser): Promise<boolean> =>
      read(db, (tx) => tx.select().from(signInUsers).where(eq(signInUsers.email, email)).get() === undefined),

    /** Sign-in, template and user at once. Nothing happens where the sign-in exists. */
    add: (user: DemoUser, passwordHash: string): Promise<void> =>
      write(db, (tx) => {
        if (tx.select().from(signInUsers).where(eq(signInUsers.email, user.email)).get() !== undefined) return
        const at = now()
        const id = newId()
        addSignIn(tx, { id, user, passwordHash, at, credentialId: newId() })
        const templateId = templateOf(tx, user, newId)
        const first = tx.select({ id: companies.id }).from(companies).orderBy(asc(companies.position)).get()
        const waits = !user.seesAll && first === undefined
        tx.insert(users).values({ id, templateId, seesAll: user.seesAll, awaitsFirstCompany: waits }).run()
        if (!user.seesAll && first !== undefined) {
          tx.insert(userCompanies).values({ userId: id, companyId: first.id }).run()
        }
        recordAudit(tx, {
          at: at.toISOString(),
          actor: tosite,
          action: 'demo user added',
          subject: id,
          details: { email: user.email, template: user.template },
        })
      }),
  }
}

interface NewSignIn {
  readonly id: string
  readonly credentialId: string
  readonly user: DemoUser
  readonly passwordHash: string
  readonly at: Date
}

/** As the sign-in library writes them itself. */
function addSignIn(tx: Tx, { id, credentialId, user, passwordHash, at }: NewSignIn): void {
  const times = { createdAt: at, updatedAt: at }
  tx.insert(signInUsers)
    .values({ id, name: user.name, email: user.email, emailVerified: true, ...times })
    .run()
  tx.insert(signInCredentials)
    .values({ id: credentialId, userId: id, accountId: id, providerId: 'credential', password: passwordHash, ...times })
    .run()
}

function templateOf(tx: Tx, user: DemoUser, newId: () => string): string {
  const known = tx.select().from(templates).where(eq(templates.name, user.template)).get()
  if (known !== undefined) return known.id
  const id = newId()
  tx.insert(templates).values({ id, name: user.template }).run()
  for (const right of rights)
    tx.insert(templateRights).values({ templateId: id, right, level: user.rights[right] }).run()
  return id
}
