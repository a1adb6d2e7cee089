import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface WireRequest {
  /** Counted from 1. */
  readonly number: number
  readonly method: string
  readonly path: string
}

/** What happens to requests on their way; each is awaited. */
export interface WireWatch {
  /** Before the vendor sees it. */
  arrived?(request: WireRequest): Promise<void> | void
  /** The vendor has done what was asked; the asker does not know it yet. */
  saved?(request: WireRequest): Promise<void> | void
  /** The answer is on its way to the asker. */
  answered?(request: WireRequest): Promise<void> | void
}

export interface Wire {
  readonly url: string
  /** From now on. */
  watch(watch: WireWatch): void
  /** Resolves when nothing is on its way any more: what a killed asker has sent has landed. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** Stands between Tosite and a vendor, changes nothing, and says where each request is. */
export async function startWire(target: string): Promise<Wire> {
  let watched: WireWatch = {}
  let count = 0
  const underWay = new Set<Promise<void>>()
  const server = createServer((incoming, outgoing) => {
    const passing = pass(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : undefined)
    })
    underWay.add(passing)
    void passing.then(() => underWay.delete(passing))
  })

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming
    // The request as a whole is here, so it lands whatever becomes of who sent it.
    const body = await buffer(incoming)
    const request = { number: ++count, method, path: url.replace(/\?.*$/, '') }
    const { arrived, saved, answered } = watched
    await arrived?.(request)
    const answer = await answerOf(`${target}${url}`, method, headers, body)
    await saved?.(request)
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
    await answered?.(request)
  }

  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    watch: (watch) => {
      watched = watch
      count = 0
    },
    quiet: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function answerOf(url: string, method: string, headers: IncomingMessage['headers'], body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = forward(url, { method, headers }, (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 500, headers: response.headers, body: bytes }),
        reject,
      )
    })
    request.once('error', reject)
    request.end(body)
  })
}
