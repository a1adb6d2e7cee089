import type { FastifyRequest } from 'fastify'
import type { AccessLevel, Company, CompanyRights, User } from './entities.ts'
import { forbidden, unauthorized } from './errors.ts'
import type { Grantee } from './store/grant-store.ts'
import type { ProcountorStore } from './store.ts'
import { isSignedWith } from './tokens.ts'

/** Whom a request's token stands for. */
export interface Session {
  readonly token: string
  readonly user: User
  readonly company: Company
  readonly rights: CompanyRights
}
export type Sessions = ReturnType<typeof createSessions>

/** One token stands for one user in one company. */
export function createSessions(store: ProcountorStore) {
  const sessions = new WeakMap<FastifyRequest, Session>()

  const find = (token: string): Session | undefined => {
    if (!isSignedWith(token, store.settings.signingKey())) return undefined
    const grantee = store.grants.liveToken('access', token, store.clock().getTime())
    const user = grantee && store.users.byId(grantee.userId)
    const company = grantee && store.reference.company(grantee.companyId)
    const rights = grantee && store.users.rights(grantee.userId, grantee.companyId)
    return user && company && rights ? { token, user, company, rights } : undefined
  }

  return {
    /** Refuses a request without a live Bearer token. */
    open: (request: FastifyRequest): Session => {
      const token = bearerToken(request)
      const session = token === undefined ? undefined : find(token)
      if (!session) throw unauthorized()
      sessions.set(request, session)
      return session
    },
    of: (request: FastifyRequest): Session => {
      const session = sessions.get(request)
      if (!session) throw unauthorized()
      return session
    },
    grantee: (request: FastifyRequest): Grantee | undefined => {
      const session = sessions.get(request)
      return session && { userId: session.user.id, companyId: session.company.id }
    },
    companyId: (request: FastifyRequest): number | undefined => sessions.get(request)?.company.id,
  }
}

export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
}

/** The right to change receipts or dimensions. */
export function demandAll(level: AccessLevel): void {
  if (level !== 'ALL_RIGHTS') throw forbidden()
}

export function demandView(level: AccessLevel): void {
  if (level !== 'ALL_RIGHTS' && level !== 'VIEWING_RIGHTS') throw forbidden()
}
