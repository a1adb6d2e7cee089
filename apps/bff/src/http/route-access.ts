import type { Need } from '@tosite/core'

/**
 * Who may use a route. Several needs: any one of them is enough. A need of place `company` is checked against the route's
 * `companyId`; a company that does not exist and one that the viewer does not see are both 404.
 */
export type RouteAccess = 'public' | 'signed-in' | Need | readonly Need[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
}
