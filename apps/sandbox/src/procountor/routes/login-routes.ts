import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { User } from '../entities.ts'
import type { ProcountorStore } from '../store.ts'
import { type AuthorizationRequest, companyPage, loginPage, type PageContext, refusalPage } from './login-page.ts'

/** The one API client that is registered. */
export interface Client {
  readonly id: string
  readonly secret: string
  readonly redirectUri: string
}
type Fields = Readonly<Record<string, string | undefined>>

const loginLifeMs = 15 * 60_000
const codeLifeSeconds = 300

/** The page where a user logs in and chooses the company, for an authorization code or (`keylogin`) for an API key. */
export function loginRoutes(
  app: FastifyInstance,
  kind: 'login' | 'keylogin',
  { store, client }: { readonly store: ProcountorStore; readonly client: Client },
): void {
  const { grants, users, reference } = store
  const action = `/${kind}`

  /** The request to go on with; otherwise the page with the reason is already on its way, and nothing is redirected. */
  const accepted = (fields: Fields, reply: FastifyReply): PageContext | undefined => {
    const reason = reasonToRefuse(fields, client)
    if (reason === undefined) return { action, request: toRequest(fields) }
    html(reply, 400, refusalPage(reason))
    return undefined
  }
  const cancelled = ({ request }: PageContext, reply: FastifyReply) => {
    const error = store.settings.facts().cancelReturnsError ? { error: 'access_denied' } : {}
    return goBack(reply, request, error)
  }
  const chooseCompany = (context: PageContext, id: string, user: User, reply: FastifyReply, problem?: string) => {
    const allowed = new Set(users.companyIds(user.id))
    const companies = reference.companies().filter((company) => allowed.has(company.id))
    return html(reply, 200, companyPage(context, { id, displayName: user.displayName, companies }, problem))
  }

  app.get(action, async (request, reply) => {
    const context = accepted(request.query as Fields, reply)
    return context ? html(reply, 200, loginPage(context)) : reply
  })

  app.post(action, async (request, reply) => {
    const fields = (request.body ?? {}) as Fields
    const context = accepted(fields, reply)
    if (!context) return reply
    if (fields.choice === 'cancel') return cancelled(context, reply)

    const { username = '', password = '' } = fields
    const user = users.byName(username.trim())
    const refused = (text: string) => html(reply, 401, loginPage(context, { text, username }))
    if (!user || !isSame(user.password, password)) return refused('Wrong username or password.')
    if (user.apiLoginOnly) return refused('This user may use the API only, not this page.')

    const id = randomUUID()
    grants.addLogin(id, user.id, store.clock().getTime() + loginLifeMs)
    return chooseCompany(context, id, user, reply)
  })

  app.post(`${action}/company`, async (request, reply) => {
    const fields = (request.body ?? {}) as Fields
    const context = accepted(fields, reply)
    if (!context) return reply
    const { login = '', company = '' } = fields
    const at = store.clock().getTime()
    const userId = grants.loginUser(login, at)
    const user = userId === undefined ? undefined : users.byId(userId)
    if (!user) return html(reply, 400, refusalPage('This login has ended. Start again from the application.'))
    if (fields.choice === 'cancel') {
      grants.endLogin(login)
      return cancelled(context, reply)
    }
    const companyId = Number(company)
    if (!users.companyIds(user.id).includes(companyId))
      return chooseCompany(context, login, user, reply, 'Choose a company.')

    grants.endLogin(login)
    const code = randomBytes(24).toString('base64url')
    const { client_id: clientId, redirect_uri: redirectUri } = context.request
    grants.addCode(code, { kind, clientId, redirectUri, userId: user.id, companyId }, at + codeLifeSeconds * 1000)
    return goBack(reply, context.request, {
      code,
      ...(kind === 'keylogin' ? { expires_in: String(codeLifeSeconds) } : {}),
    })
  })
}

function reasonToRefuse(fields: Fields, client: Client): string | undefined {
  const repeated = Object.values(fields).some((value) => value !== undefined && typeof value !== 'string')
  if (repeated) return 'A parameter is given more than once.'
  if (fields.response_type !== 'code') return 'The parameter response_type must be "code".'
  if (fields.client_id !== client.id) return 'The parameter client_id is missing or unknown.'
  if (fields.redirect_uri !== client.redirectUri)
    return 'The parameter redirect_uri is missing or is not the one registered for this client.'
  return undefined
}

function toRequest({ response_type = '', client_id = '', redirect_uri = '', state }: Fields): AuthorizationRequest {
  return { response_type, client_id, redirect_uri, ...(state === undefined ? {} : { state }) }
}

function goBack(reply: FastifyReply, request: AuthorizationRequest, parameters: Readonly<Record<string, string>>) {
  const target = new URL(request.redirect_uri)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  if (request.state !== undefined) target.searchParams.set('state', request.state)
  return reply.redirect(target.href, 302)
}

function html(reply: FastifyReply, status: number, text: string) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .header('referrer-policy', 'no-referrer')
    .send(text)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
