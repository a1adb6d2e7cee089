import { ApiError } from '@tosite/contract'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Config } from '../config.ts'
import { type ApiProblem, apiProblem } from '../http/api-error.ts'
import type { SignIn } from './sign-in.ts'

const minuteMs = 60_000
const failuresPerMinute = 10
/** Of one address, successful ones included: a whole office may sit behind it. */
const attemptsPerMinute = 200
const longestPassword = 200

const Credentials = z.strictObject({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(longestPassword),
})

const answers = { 200: z.strictObject({}), '4xx': ApiError, '5xx': ApiError }

/** Sign-in and sign-out: the sign-in library's own routes, no other of which can be reached. */
export function signInRoutes(signIn: SignIn, { publicUrl }: Pick<Config, 'publicUrl'>): FastifyPluginAsync {
  return async (app) => {
    const failures = failureLimit(app)

    app.post(
      '/api/auth/sign-in/email',
      {
        config: { access: 'public', rateLimit: { max: attemptsPerMinute, timeWindow: minuteMs } },
        schema: { operationId: 'signIn', body: Credentials, response: answers },
      },
      async (request, reply) => {
        await failures.refuseExceeded(request)
        const response = await signIn.handle(webRequest(request, publicUrl))
        if (response.status === 401) await failures.count(request)
        return passOn(response, reply)
      },
    )

    app.post(
      '/api/auth/sign-out',
      { config: { access: 'public' }, schema: { operationId: 'signOut', response: answers } },
      async (request, reply) => passOn(await signIn.handle(webRequest(request, publicUrl)), reply),
    )
  }
}

/** Counts what failed, per address and e-mail, so that signing in often is no offence. */
function failureLimit(app: FastifyInstance) {
  const check = app.createRateLimit({
    max: failuresPerMinute,
    timeWindow: minuteMs,
    keyGenerator: (request) => `${request.ip} ${Credentials.parse(request.body).email.toLowerCase()}`,
  })
  return {
    async refuseExceeded(request: FastifyRequest): Promise<void> {
      const state = await check(request, { increment: false })
      if (state.isAllowed || state.remaining > 0) return
      throw apiProblem('too-many-requests', 429, 'Too many failed attempts: wait a moment.', {
        values: { seconds: state.ttlInSeconds },
      })
    },
    async count(request: FastifyRequest): Promise<void> {
      await check(request)
    },
  }
}

function webRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value))
  }
  // The guard against other sites has let it in; the library asks for this header beside.
  headers.set('origin', publicUrl)
  headers.set('content-type', 'application/json')
  const body = JSON.stringify(request.body ?? {})
  return new Request(new URL(request.url, publicUrl), { method: 'POST', headers, body })
}

/** The library's cookies, but not its body: a session's token is not for scripts. */
async function passOn(response: Response, reply: FastifyReply): Promise<Record<string, never>> {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  if (!response.ok) throw problemOf(response.status)
  return {}
}

function problemOf(status: number): ApiProblem {
  if (status === 401) return apiProblem('not-signed-in', 401, 'The e-mail or the password is wrong.')
  if (status < 500) return apiProblem('bad-request', 400, 'The sign-in was not understood.')
  return apiProblem('internal', 500, 'Something went wrong in Tosite.')
}
