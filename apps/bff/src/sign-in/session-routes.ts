import type { Me } from '@tosite/contract'
import type { FastifyPluginAsync } from 'fastify'
import type { ChangeStore } from '../changes/change-store.ts'
import { type RouteInput, route } from '../http/route.ts'
import type { UserStore } from './user-store.ts'

/** Who is signed in, and what there is for them. */
export function sessionRoutes(
  users: UserStore,
  changes: Pick<ChangeStore, 'latest'>,
  demo: boolean,
): FastifyPluginAsync {
  const me = async ({ user, viewer }: Pick<RouteInput<'getMe'>, 'user' | 'viewer'>): Promise<Me> => ({
    email: user.email,
    name: user.name,
    language: user.language,
    template: viewer.template.name,
    rights: { ...viewer.template.rights },
    seesAll: viewer.scope.kind === 'all',
    demo,
    lastChange: await changes.latest(),
  })

  return async (app) => {
    route(app, 'getMe', 'signed-in', (input) => me(input))

    route(app, 'setLanguage', 'signed-in', async ({ user, viewer, body }) => {
      await users.setLanguage(user.id, body.language)
      return me({ user: { ...user, language: body.language }, viewer })
    })
  }
}
