import { ApiError, changesPath, FollowChanges } from '@tosite/contract'
import type { FastifyBaseLogger, FastifyPluginAsync, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { CompanyStore } from '../companies/company-store.ts'
import type { SignedIn } from '../http/signed-in.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { UserStore } from '../sign-in/user-store.ts'
import { createChangeFeed } from './change-feed.ts'
import type { ChangeStore } from './change-store.ts'
import { changeStream } from './change-stream.ts'

interface ChangeRouteDeps {
  readonly store: ChangeStore
  readonly signIn: Pick<SignIn, 'isOpen'>
  readonly users: Pick<UserStore, 'find'>
  readonly companies: Pick<CompanyStore, 'placeOf'>
}

/** Server-sent events of what changes on the viewer's screens. They carry ids only: what changed is asked of the API. */
export function changeRoutes(log: FastifyBaseLogger, deps: ChangeRouteDeps): FastifyPluginAsync {
  const { store, signIn, users, companies } = deps
  const feed = createChangeFeed({ store, log, schedule })

  return async (app) => {
    // Before the server waits for its connections to end: these would not.
    app.addHook('preClose', async () => feed.stop())

    app.get(
      changesPath,
      {
        config: { access: 'signed-in' },
        schema: {
          operationId: 'followChanges',
          querystring: FollowChanges,
          response: { 200: z.string().meta({ description: 'text/event-stream' }), '4xx': ApiError, '5xx': ApiError },
        },
      },
      async (request, reply) => {
        const { signedIn } = request
        if (signedIn === null) throw new Error('the stream was reached without the guard')
        const { user, viewer } = signedIn
        const stream = changeStream(
          { feed, placeOf: companies.placeOf, schedule },
          { position: await positionOf(request), viewer, admits: () => isSame(user.sessionId, user.id, viewer) },
        )
        return (
          reply
            .type('text/event-stream; charset=utf-8')
            // For proxies that would collect an answer before passing it on.
            .header('x-accel-buffering', 'no')
            .send(stream)
        )
      },
    )
  }

  /** Where the browser says it is; else the newest. */
  async function positionOf(request: FastifyRequest): Promise<number> {
    const last = request.headers['last-event-id']
    const { after } = request.query as z.output<typeof FollowChanges>
    const position = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : after
    return position ?? (await store.latest())
  }

  /** Other rights end the stream too: the browser comes back, and is told what they allow. */
  async function isSame(sessionId: string, userId: string, viewer: SignedIn['viewer']): Promise<boolean> {
    if (!(await signIn.isOpen(sessionId))) return false
    const known = await users.find(userId)
    return known !== null && JSON.stringify(known.viewer) === JSON.stringify(viewer)
  }
}

function schedule(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
