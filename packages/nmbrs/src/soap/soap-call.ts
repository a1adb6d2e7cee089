import PQueue from 'p-queue'
import { type NmbrsCall, NmbrsFault, NmbrsNoAnswer, NmbrsUnavailable } from '../errors.ts'
import { type AuthHeaderName, type NmbrsCredentials, namespaceOf, soapEnvelope } from './envelope.ts'
import { readSoapAnswer, type SoapAnswer } from './read-answer.ts'

/** Calls of all clients that share a queue leave no faster than it lets them. */
export interface NmbrsQueue {
  add<T>(task: () => Promise<T>): Promise<T>
}

/** Nmbrs' usage limit: above 150 calls in a second each is delayed, and those of others with it. */
const CALLS_PER_SECOND = 150

/** A queue that keeps Nmbrs' usage limit. One per process and host: give the same one to every client. */
export function createNmbrsQueue(): NmbrsQueue {
  const queue = new PQueue({ interval: 1000, intervalCap: CALLS_PER_SECOND, strict: true })
  return { add: <T>(task: () => Promise<T>): Promise<T> => queue.add(task) as Promise<T> }
}

export interface SoapCallOptions {
  readonly baseUrl: string
  readonly credentials: NmbrsCredentials
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  readonly queue: NmbrsQueue
}

export type SoapResult = Extract<SoapAnswer, { kind: 'result' }>

export interface SoapRequest extends NmbrsCall {
  readonly parameters?: Readonly<Record<string, string | number>>
  readonly authHeader?: AuthHeaderName
}

/**
 * Makes SOAP 1.1 calls and returns their results.
 * @throws NmbrsFault, NmbrsUnavailable or NmbrsNoAnswer
 */
export function createSoapCaller({ baseUrl, credentials, fetch, timeoutMs, queue }: SoapCallOptions) {
  const root = baseUrl.replace(/\/+$/, '')

  return (request: SoapRequest): Promise<SoapResult> => queue.add(async () => readAnswer(request, await send(request)))

  async function send(request: SoapRequest): Promise<{ status: number; bytes: Uint8Array }> {
    const { service, operation, parameters = {}, authHeader = 'AuthHeaderWithDomain' } = request
    // The time starts when the call leaves, not while it waits for its turn.
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(`${root}/soap/v3/${service}.asmx`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${namespaceOf(service)}/${operation}"` },
        body: soapEnvelope(request, authHeader, credentials, parameters),
        redirect: 'manual',
        signal,
      })
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      // The cause stays behind: it can hold the request, and the token with it.
      if (signal.aborted) throw new NmbrsNoAnswer(request, 'timeout')
      throw new NmbrsNoAnswer(request, 'no-connection', codeOf(error))
    }
  }

  /** A fault may come with any status; without one, only a 2xx can be an answer. */
  function readAnswer(request: SoapRequest, { status, bytes }: { status: number; bytes: Uint8Array }): SoapResult {
    const answer = readSoapAnswer(bytes)
    if (answer.kind === 'fault') throw new NmbrsFault(request, { ...answer, text: withoutToken(answer.text) })
    if (status >= 500) throw new NmbrsUnavailable(request, { reason: 'server-error', status })
    if (answer.kind === 'not-soap' || status >= 300) throw new NmbrsUnavailable(request, { reason: 'not-soap', status })
    if (answer.response !== `${request.operation}Response`) {
      throw new NmbrsUnavailable(request, {
        reason: 'unreadable-answer',
        status,
        detail: 'answer to another operation',
      })
    }
    return answer
  }

  function withoutToken(text: string): string {
    return credentials.token === '' ? text : text.replaceAll(credentials.token, '…')
  }
}

function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : undefined
}
