import type { Accident, Operation } from './plan.ts'
import {
  type Answer,
  type Books,
  changeStatus,
  dimensions,
  listReceipts,
  makeItem,
  readReceipts,
  refusal,
  saveReceipt,
} from './procountor-books.ts'

/** Every token and secret has this in it, so that it can be looked for wherever it must not be. */
export const secretMark = 'TOP-SECRET'

const accessTokenMs = 3_600_000

export interface VendorRequest {
  readonly method: string
  /** Below the API's base. */
  readonly path: string
  readonly query: URLSearchParams
  readonly bearer: string
  readonly body: string
}

interface Known {
  readonly operation: Operation
  readonly books: Books | undefined
}

/** The Procountor companies of a world, with their tokens. Knows nothing of the network. */
export interface ProcountorApi {
  readonly books: ReadonlyMap<number, Books>
  /** What a request asks for, and of which company; undefined books where its token means nothing. */
  know(request: VendorRequest): Known
  answer(request: VendorRequest, known: Known, accident: Accident | null): Answer
  /** What a login at the vendor's page gives. */
  authorize(companyId: number): { readonly accessToken: string; readonly refreshToken: string }
}

interface ApiOptions {
  readonly now: () => number
  readonly largestPage: number
  /** How long the search does not show what was saved. */
  readonly listedAfterMs: number
}

export function createProcountorApi(
  all: readonly Books[],
  { now, largestPage, listedAfterMs }: ApiOptions,
): ProcountorApi {
  const books = new Map(all.map((one) => [one.companyId, one]))
  let made = 0
  const token = (kind: string, companyId: number) => `${secretMark}-${kind}-${companyId}-${++made}`

  function booksOfToken(text: string): Books | undefined {
    return books.get(Number(text.split('-')[3]))
  }

  function accessTokenFor(one: Books): string {
    const made = token('access', one.companyId)
    one.accessTokens.set(made, now() + accessTokenMs)
    return made
  }

  function refresh(request: VendorRequest): Answer {
    const form = new URLSearchParams(request.body)
    const refreshToken = form.get('refresh_token') ?? ''
    const one = booksOfToken(refreshToken)
    if (form.get('grant_type') !== 'refresh_token' || one === undefined || one.refreshToken !== refreshToken) {
      return refusal(400, 'invalid_grant')
    }
    return { status: 200, body: { access_token: accessTokenFor(one), token_type: 'Bearer', expires_in: 3600 } }
  }

  return {
    books,

    know(request) {
      const operation = operationOf(request)
      if (operation === 'token') {
        const refreshToken = new URLSearchParams(request.body).get('refresh_token') ?? ''
        return { operation, books: booksOfToken(refreshToken) }
      }
      return { operation, books: booksOfToken(request.bearer) }
    },

    answer(request, { operation, books: one }, accident) {
      if (operation === 'token') return refresh(request)
      if (one === undefined || (one.accessTokens.get(request.bearer) ?? 0) <= now()) return refusal(401, 'Unauthorized')
      const [, , id = '', change = ''] = request.path.split('/')
      switch (operation) {
        case 'create':
          return saveReceipt(one, JSON.parse(request.body), {
            now: now(),
            tooLate: accident === 'too-late',
            otherwise: accident === 'saved-otherwise',
          })
        case 'list':
          return listReceipts(one, request.query, { largestPage, savedUntil: now() - listedAfterMs })
        case 'read':
          return readReceipts(one, id.split(',').map(Number))
        case 'approve':
          return changeStatus(one, Number(id), change, now())
        case 'dimensions':
          return dimensions(one)
        case 'create-item':
          return makeItem(one, JSON.parse(request.body))
      }
    },

    authorize(companyId) {
      const one = books.get(companyId)
      if (one === undefined) throw new Error(`no company ${companyId}`)
      one.refreshToken = token('refresh', companyId)
      return { accessToken: accessTokenFor(one), refreshToken: one.refreshToken }
    },
  }
}

function operationOf({ method, path }: VendorRequest): Operation {
  const [, first, id, third] = path.split('/')
  if (method === 'POST' && path === '/oauth/token') return 'token'
  if (method === 'POST' && path === '/ledgerreceipts') return 'create'
  if (method === 'GET' && path === '/ledgerreceipts') return 'list'
  if (method === 'GET' && first === 'ledgerreceipts' && id !== undefined && third === undefined) return 'read'
  if (method === 'PUT' && first === 'ledgerreceipts' && third !== undefined) return 'approve'
  if (method === 'GET' && path === '/dimensions') return 'dimensions'
  if (method === 'POST' && first === 'dimensions' && third === 'items') return 'create-item'
  throw new Error(`${method} ${path} is not imitated`)
}
