import type { PreviewAnswer, ResponseOf, RunRow } from '@tosite/contract'
import { demoPassword } from '../src/demo/demo-users.ts'

/** A signed-in person's requests to a process, and every answer that they got. */
export interface PersonAtTosite {
  /** The body of a 200. @throws AnsweredOtherwise, or what `fetch` throws where there was no answer. */
  ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T>
  upload(companyId: number, run: UploadedRun, file: string): Promise<RunRow>
  preview(companyId: number, journalId: string): Promise<PreviewAnswer>
  deliveries(companyId: number, journalId: string): Promise<ResponseOf<'listDeliveries'>>
  /** Everything that was answered, headers too. */
  answers(): string
}

export interface UploadedRun {
  readonly year: number
  readonly period: number
  readonly runNumber: number
  readonly description: string
}

export class AnsweredOtherwise extends Error {
  /** Tosite's code of the error; undefined where the answer is none of its own. */
  readonly code: string | undefined
  constructor(what: string, status: number, body: string) {
    super(`${what}: ${status} ${body}`)
    this.name = 'AnsweredOtherwise'
    this.code = /^\{"code":"([\w-]+)"/.exec(body)?.[1]
  }
}

/** Signs in as the office administrator. The session is in the database, so it outlives the process. */
export async function signInAt(url: string): Promise<PersonAtTosite> {
  const heard: string[] = []
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { origin: url, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    // Its own session is the one secret that a browser is given.
    const given = [...response.headers].filter(([name]) => name !== 'set-cookie')
    heard.push(`${method} ${path} ${response.status} ${JSON.stringify(given)} ${text}`)
    if (response.status !== 200) throw new AnsweredOtherwise(`${method} ${path}`, response.status, text)
    return { text, response }
  }
  const json = { 'content-type': 'application/json' }
  const credentials = JSON.stringify({ email: 'admin@tosite.example', password: demoPassword })
  const { response } = await send('POST', '/api/auth/sign-in/email', json, credentials)
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')

  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const { text } = await (body === undefined
      ? send(method, path, { cookie })
      : send(method, path, { cookie, ...json }, JSON.stringify(body)))
    return JSON.parse(text) as T
  }
  return {
    ask,
    upload: async (companyId, run, file) => {
      const query = new URLSearchParams({ fileName: 'journal.xml' })
      for (const [name, value] of Object.entries(run)) query.set(name, String(value))
      const type = { 'content-type': 'application/octet-stream' }
      const path = `/api/companies/${companyId}/journals/upload?${query}`
      return JSON.parse((await send('POST', path, { cookie, ...type }, file)).text) as RunRow
    },
    preview: (companyId, journalId) => ask('GET', `/api/companies/${companyId}/journals/${journalId}/preview`),
    deliveries: (companyId, journalId) => ask('GET', `/api/companies/${companyId}/journals/${journalId}/deliveries`),
    answers: () => heard.join('\n'),
  }
}
