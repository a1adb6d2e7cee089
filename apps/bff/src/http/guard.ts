import { may, type Need } from '@tosite/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CompanyStore } from '../companies/company-store.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { UserStore } from '../sign-in/user-store.ts'
import { apiProblem, notFound } from './api-error.ts'
import type { RouteAccess } from './route-access.ts'
import type { SignedIn } from './signed-in.ts'

export interface GuardDeps {
  readonly signIn: SignIn
  readonly users: UserStore
  readonly companies: Pick<CompanyStore, 'placeOf'>
}

/**
 * Puts a guard before every route of the API, and makes start-up fail for a route that does not declare its access.
 * The guard runs before a body is read, so that strangers cannot send large ones.
 */
export function guardRoutes(app: FastifyInstance, deps: GuardDeps): void {
  app.decorateRequest('signedIn', null)
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api')) return
    const access = route.config?.access
    if (access === undefined) throw new Error(`${String(route.method)} ${route.url} declares no access`)
    if (access === 'public') return
    const guard = (request: FastifyRequest, reply: FastifyReply) => admit(request, reply, access, deps)
    route.onRequest = [guard, ...[route.onRequest ?? []].flat()]
  })
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  access: Exclude<RouteAccess, 'public'>,
  deps: GuardDeps,
): Promise<void> {
  const session = await deps.signIn.sessionOf(request.headers)
  if (session === null) throw apiProblem('not-signed-in', 401, 'Sign in first.')
  for (const cookie of session.cookies) reply.header('set-cookie', cookie)

  const user = await deps.users.find(session.userId)
  // The user row is written last: a sign-in without one may do nothing.
  if (user === null) throw notAllowed()
  const signedIn = { user: { ...user.user, sessionId: session.id }, viewer: user.viewer }
  if (access !== 'signed-in') await checkNeeds(request, signedIn, [access].flat(), deps.companies)
  request.signedIn = signedIn
}

async function checkNeeds(
  request: FastifyRequest,
  { viewer }: SignedIn,
  needs: readonly Need[],
  companies: GuardDeps['companies'],
): Promise<void> {
  if (needs.some((need) => need.place !== 'company' && may(viewer, need))) return
  const anywhere = needs.filter((need) => need.place === 'company' && may(viewer, { ...need, place: 'any' }))
  if (anywhere.length === 0) throw notAllowed()

  const place = await companies.placeOf(companyIdOf(request))
  if (place === null || !anywhere.some((need) => may(viewer, need, place))) throw notFound('company')
}

/** An id that is no whole number is no company's. */
function companyIdOf({ params }: FastifyRequest): number {
  const id =
    typeof params === 'object' && params !== null && 'companyId' in params ? Number(params.companyId) : Number.NaN
  return Number.isSafeInteger(id) ? id : -1
}

function notAllowed() {
  return apiProblem('not-allowed', 403, 'Your rights do not allow this.')
}
