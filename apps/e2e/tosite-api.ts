import type { APIResponse, Page } from '@playwright/test'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Tosite's API with the session of a page, as Tosite's own page calls it. */
export interface TositeApi {
  /** The body of a 200; throws with the answer on anything else. */
  ask<T>(method: Method, path: string, body?: unknown): Promise<T>
  /** Whatever is answered. */
  call(method: Method, path: string, body?: unknown): Promise<APIResponse>
}

export function tositeApi(page: Page, url: string): TositeApi {
  const call: TositeApi['call'] = (method, path, body) =>
    page.request.fetch(`${url}${path}`, {
      method,
      headers: { origin: url },
      ...(body === undefined ? {} : { data: body }),
    })
  return {
    call,
    ask: async (method, path, body) => {
      const answer = await call(method, path, body)
      if (answer.status() !== 200) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
      return answer.json()
    },
  }
}
