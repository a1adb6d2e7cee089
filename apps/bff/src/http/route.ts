import { ApiError, type Endpoints, endpoints, type RouteName, routes } from '@tosite/contract'
import type { Viewer } from '@tosite/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { RouteAccess } from './route-access.ts'
import type { SignedInUser } from './signed-in.ts'

type Parsed<Name extends RouteName, Part extends string> =
  Endpoints[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

export interface RouteInput<Name extends RouteName> {
  readonly params: Parsed<Name, 'params'>
  readonly query: Parsed<Name, 'query'>
  readonly body: Parsed<Name, 'body'>
  readonly viewer: Viewer
  readonly user: SignedInUser
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type RouteAnswer<Name extends RouteName> = Parsed<Name, 'response'>

/** What is not asked for is refused rather than ignored. */
const noFields = z.strictObject({})

/** What only some routes need. */
export interface RouteOptions {
  /** Bytes; the server's own limit where left out. */
  readonly bodyLimit?: number
}

interface Parts {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
}

/**
 * Registers a route of the contract: its schemas check what comes in and goes out, its access is guarded, and the
 * handler is given everything checked.
 */
export function route<Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  access: Exclude<RouteAccess, 'public'>,
  handler: (input: RouteInput<Name>) => Promise<RouteAnswer<Name>>,
  options: RouteOptions = {},
): void {
  const { method, path } = routes[name]
  const { params, query, body, response }: Parts = endpoints[name]
  app.route({
    method,
    url: path,
    ...options,
    config: { access },
    schema: {
      operationId: name,
      ...(params === undefined ? {} : { params }),
      querystring: query ?? noFields,
      ...(body === undefined ? {} : { body }),
      response: { 200: response, '4xx': ApiError, '5xx': ApiError },
    },
    handler: async (request, reply) => {
      const { signedIn } = request
      if (signedIn === null) throw new Error(`${name} was reached without the guard`)
      const { user, viewer } = signedIn
      const input = { params: request.params, query: request.query, body: request.body, viewer, user, request, reply }
      // The schemas above have checked exactly these types.
      return handler(input as RouteInput<Name>)
    },
  })
}
