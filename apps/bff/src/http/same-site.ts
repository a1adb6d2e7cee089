import type { FastifyInstance, FastifyRequest } from 'fastify'
import { apiProblem } from './api-error.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Only our own pages change anything: a request that may change something must say that it comes from here, and a body
 * must have a type that no form of another site can send.
 */
export function refuseCrossSite(app: FastifyInstance, publicUrl: string): void {
  // A plain text body is one of the three that a form can send; nothing here takes it.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request) => {
    if (reading.has(request.method) || isFromHere(request, publicUrl)) return
    throw apiProblem('cross-site-request', 403, `Requests that change something must come from ${publicUrl}.`)
  })
}

/** Browsers send the first header from trustworthy origins and the second with every such request. */
function isFromHere({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return headers.origin === publicUrl
}
