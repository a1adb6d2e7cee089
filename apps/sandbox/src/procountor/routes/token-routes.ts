import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Grantee, TokenKind } from '../store/grant-store.ts'
import type { ProcountorStore } from '../store.ts'
import { makeClaims, signToken } from '../tokens.ts'
import type { Client } from './login-routes.ts'

const accessLifeSeconds = 3600
const refreshLifeMonths = 6

interface TokenDeps {
  readonly store: ProcountorStore
  readonly client: Client
}
type Form = Readonly<Record<string, unknown>>

/** A refused token request, in the words of OAuth. */
interface TokenRefusal {
  readonly status: 400 | 401
  readonly error: string
  readonly description: string
}
type Outcome = { readonly refusal: TokenRefusal } | { readonly answer: object }

/** Tokens and API keys, under the API base. */
export function tokenRoutes(app: FastifyInstance, { store, client }: TokenDeps): void {
  const { grants } = store
  const at = () => store.clock().getTime()

  const issue = (grantee: Grantee, kind: TokenKind, machine = false): string => {
    const life = kind === 'access' ? { lifeSeconds: accessLifeSeconds } : {}
    const claims = makeClaims({ issuer: 'procountor', clientId: client.id, grantee, at: at(), machine, ...life })
    const token = signToken(claims, store.settings.signingKey())
    grants.addToken(kind, token, grantee, at(), expiry(kind, at()))
    return token
  }
  const access = (grantee: Grantee, machine = false) => ({
    access_token: issue(grantee, 'access', machine),
    expires_in: accessLifeSeconds,
  })
  /** A code is used up even where it does not fit. */
  const takeCode = (form: Form, kind: 'login' | 'keylogin'): Grantee | undefined => {
    const code = grants.takeCode(String(form.code), at())
    const fits = code?.kind === kind && code.clientId === form.client_id && code.redirectUri === form.redirect_uri
    return fits ? code : undefined
  }

  const exchange: Record<string, { readonly needs: readonly string[]; readonly run: (form: Form) => Outcome }> = {
    authorization_code: {
      needs: ['code', 'redirect_uri'],
      run: (form) => {
        const grantee = takeCode(form, 'login')
        if (!grantee)
          return refused(
            'invalid_grant',
            'The code is unknown, used or expired, or was given for another redirect URI.',
          )
        return { answer: { ...access(grantee), refresh_token: issue(grantee, 'refresh') } }
      },
    },
    refresh_token: {
      needs: ['refresh_token'],
      run: (form) => {
        const token = String(form.refresh_token)
        const grantee = grants.liveToken('refresh', token, at())
        if (!grantee || !store.users.rights(grantee.userId, grantee.companyId))
          return refused('invalid_grant', 'The refresh token is unknown, expired or revoked.')
        if (!store.settings.facts().rotateRefreshTokens) return { answer: access(grantee) }
        grants.endToken(token)
        return { answer: { ...access(grantee), refresh_token: issue(grantee, 'refresh') } }
      },
    },
    client_credentials: {
      needs: ['api_key'],
      run: (form) => {
        const grantee = grants.liveToken('api-key', String(form.api_key), at())
        return grantee
          ? { answer: access(grantee, true) }
          : refused('invalid_grant', 'The API key is unknown or revoked.')
      },
    },
  }

  const answer = (reply: FastifyReply, outcome: Outcome) => {
    reply.header('cache-control', 'no-store')
    if ('answer' in outcome) return reply.send(outcome.answer)
    const { status, error, description } = outcome.refusal
    const oauth = store.settings.facts().tokenErrors === 'oauth'
    return reply
      .code(status)
      .send(oauth ? { error, error_description: description } : { errors: [{ status, message: description }] })
  }

  app.post('/oauth/token', async (request, reply) => {
    const form = (request.body ?? {}) as Form
    const name = String(form.grant_type)
    const grant = Object.hasOwn(exchange, name) ? exchange[name] : undefined
    const refusal = checkRequest(request, form, client, ['grant_type', ...(grant?.needs ?? [])])
    if (refusal) return answer(reply, { refusal })
    if (!grant) return answer(reply, refused('unsupported_grant_type', 'The grant type is not known.', 400))
    return answer(reply, grant.run(form))
  })

  app.post('/oauth/key', async (request, reply) => {
    const form = (request.body ?? {}) as Form
    const refusal = checkRequest(request, form, client, ['code', 'redirect_uri'])
    if (refusal) return answer(reply, { refusal })
    const grantee = takeCode(form, 'keylogin')
    if (!grantee) return answer(reply, refused('invalid_grant', 'The code is unknown, used or expired.'))
    return answer(reply, { answer: { api_key: issue(grantee, 'api-key') } })
  })
}

/** Makes an API key without a page, as a company's administrator does in Procountor's own screens. */
export function makeApiKey({ store, client }: TokenDeps, grantee: Grantee): string {
  const at = store.clock().getTime()
  const claims = makeClaims({ issuer: 'procountor', clientId: client.id, grantee, at, machine: true })
  const key = signToken(claims, store.settings.signingKey())
  store.grants.addToken('api-key', key, grantee, at)
  return key
}

function refused(error: string, description: string, status: 400 | 401 = 401): Outcome & { refusal: TokenRefusal } {
  return { refusal: { status, error, description } }
}

/** Parameters in the body, no charset, the client's id and secret among the parameters, nothing given twice. */
function checkRequest(request: FastifyRequest, form: Form, client: Client, needs: readonly string[]) {
  const bad = (description: string) => refused('invalid_request', description, 400).refusal
  if (request.url.includes('?')) return bad('Parameters are accepted in the request body only.')
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
    return bad('Content-Type must be application/x-www-form-urlencoded.')
  if (Object.values(form).some((value) => typeof value !== 'string')) return bad('A parameter is given more than once.')
  if (form.client_id !== client.id || form.client_secret !== client.secret)
    return refused('invalid_client', 'The client id or the client secret is wrong.').refusal
  const missing = needs.filter((name) => !form[name])
  return missing.length > 0 ? bad(`Missing: ${missing.join(', ')}.`) : undefined
}

function expiry(kind: TokenKind, at: number): number | undefined {
  if (kind === 'access') return at + accessLifeSeconds * 1000
  if (kind === 'api-key') return undefined
  const end = new Date(at)
  end.setUTCMonth(end.getUTCMonth() + refreshLifeMonths)
  return end.getTime()
}
