import type { FastifyInstance } from 'fastify'
import { refuse } from '../errors.ts'
import type { OpenApi } from '../openapi.ts'

/** Operations of the vendor that no part of the document describes, as far as they are known. */
const undescribed = [
  ['GET', '/users'],
  ['GET', '/vats/settings'],
  ['GET', '/attachments'],
  ['PATCH', '/attachments/:attachmentId'],
  ['GET', '/webhooks'],
  ['PUT', '/webhooks/:uuid'],
  ['DELETE', '/webhooks/:uuid'],
  ['GET', '/integrations/:requestId'],
  ['PUT', '/integrations/:requestId'],
] as const

/** Whatever the vendor has and this stand-in does not imitate answers 501: never a hopeful 200, and no 404 either. */
export function gapRoutes(app: FastifyInstance, api: OpenApi): void {
  const described = api.operations.map(({ method, path }) => [method, path.replace(/\{(\w+)\}/g, ':$1')] as const)
  const outsideApi = ['/login', '/keylogin', '/logout']

  for (const [method, url] of [...described, ...undescribed]) {
    if (outsideApi.includes(url) || app.hasRoute({ method, url: `/api${url}` })) continue
    const gap = async () => {
      throw refuse(501, `This stand-in does not imitate ${method} ${url}.`)
    }
    // Refused before the body is looked at, which may be of a kind that nothing here reads.
    app.route({ method, url, onRequest: gap, handler: gap })
  }
}
