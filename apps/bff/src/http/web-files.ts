import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { bodyOf, notFound } from './api-error.ts'

const noncePlaceholder = '__CSP_NONCE__'
const notBuilt =
  'The browser application is not built yet: run `npm start`, or `pnpm build` before starting the server.'

/**
 * The browser application. Every path that is no file and not the API's is one of its pages, so it answers index.html,
 * with the request's nonce filled in and therefore never cached. Other files carry a hash in their names.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const indexFile = join(folder, 'index.html')
  const index = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : null

  if (index !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      globIgnore: ['**/index.html'],
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }

  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api')) return reply.code(404).send(bodyOf(notFound('route')))
    if (request.method !== 'GET' && request.method !== 'HEAD') return reply.code(404).send(bodyOf(notFound('route')))
    if (isFile(request.url)) return reply.code(404).type('text/plain').send('Not found')
    if (index === null) return reply.code(503).type('text/plain').send(notBuilt)
    return sendIndex(reply, index)
  })
}

/** A missing file is not a page: no page's path ends like a file's name, the start page's own aside. */
function isFile(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  return path !== '/index.html' && /\.\w+$/.test(path)
}

function sendIndex(reply: FastifyReply, index: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(index.replaceAll(noncePlaceholder, reply.cspNonce.style))
}
