import { createNmbrsClient, createNmbrsQueue, type NmbrsClient } from '@tosite/nmbrs'
import { apiProblem } from '../http/api-error.ts'
import { problemOfNmbrs } from '../http/problem-of-vendor.ts'
import type { ConnectionStore, Credentials } from './connection-store.ts'

export interface NmbrsAccess {
  /**
   * Does work with a client of the saved connection.
   * @throws ApiProblem nmbrs-not-connected, nmbrs-refused, nmbrs-unavailable or nmbrs-no-answer
   */
  with<T>(work: (client: NmbrsClient) => Promise<T>): Promise<T>
  /** The same with credentials that are not saved, to try them. */
  withCredentials<T>(credentials: Credentials, work: (client: NmbrsClient) => Promise<T>): Promise<T>
}

/** One queue for all clients, so that together they keep to the courtesy limit. */
export function createNmbrsAccess(
  soapUrl: string | null,
  connections: Pick<ConnectionStore, 'credentials'>,
  send: typeof fetch = fetch,
): NmbrsAccess {
  const queue = createNmbrsQueue()

  async function withCredentials<T>(credentials: Credentials, work: (client: NmbrsClient) => Promise<T>): Promise<T> {
    if (soapUrl === null) {
      throw apiProblem('nmbrs-unavailable', 503, 'Nmbrs is not configured: NMBRS_SOAP_URL is not set.')
    }
    try {
      return await work(createNmbrsClient({ baseUrl: soapUrl, credentials, fetch: send, queue }))
    } catch (error) {
      throw problemOfNmbrs(error)
    }
  }

  return {
    withCredentials,
    async with(work) {
      const credentials = await connections.credentials()
      if (credentials === null) throw apiProblem('nmbrs-not-connected', 409, 'Nmbrs is not connected yet.')
      return withCredentials(credentials, work)
    },
  }
}
