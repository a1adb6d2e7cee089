import type { CompanyRights, User } from '../entities.ts'
import type { SeedUser } from '../seed.ts'
import type { Db } from './database.ts'

/** Users, and their rights in the companies that they may use. */
export function createUserStore(db: Db) {
  const setRights = (userId: number, companyId: number, rights: CompanyRights): void => {
    db.prepare('INSERT OR REPLACE INTO memberships VALUES (?, ?, ?)').run(userId, companyId, JSON.stringify(rights))
  }

  return {
    byName: (username: string): User | undefined => {
      const row = db.prepare<[string], { data: string }>('SELECT data FROM users WHERE username = ?').get(username)
      return row && (JSON.parse(row.data) as User)
    },
    byId: (id: number): User | undefined => {
      const row = db.prepare<[number], { data: string }>('SELECT data FROM users WHERE id = ?').get(id)
      return row && (JSON.parse(row.data) as User)
    },
    add: ({ companies, ...user }: SeedUser): void => {
      db.prepare('INSERT INTO users VALUES (?, ?, ?)').run(user.id, user.username, JSON.stringify(user))
      for (const { companyId, rights } of companies) setRights(user.id, companyId, rights)
    },
    rights: (userId: number, companyId: number): CompanyRights | undefined => {
      const row = db
        .prepare<[number, number], { rights: string }>(
          'SELECT rights FROM memberships WHERE user_id = ? AND company_id = ?',
        )
        .get(userId, companyId)
      return row && (JSON.parse(row.rights) as CompanyRights)
    },
    companyIds: (userId: number): number[] =>
      db
        .prepare<[number], { id: number }>('SELECT company_id AS id FROM memberships WHERE user_id = ?')
        .all(userId)
        .map((row) => row.id),
    setRights,
    removeFrom: (userId: number, companyId: number): void => {
      db.prepare('DELETE FROM memberships WHERE user_id = ? AND company_id = ?').run(userId, companyId)
    },
  }
}
