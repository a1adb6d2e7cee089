import { z } from 'zod'
import { type CallToken, createCaller, type StartTimeout } from './call.ts'
import { type CallName, Rejected, Unavailable } from './failures.ts'
import {
  LARGEST_PAGE,
  type LedgerReceiptFilters,
  type LedgerReceiptPaging,
  queryText,
  readAllPages,
} from './receipt-search.ts'
import * as company from './wire-company.ts'
import * as receipts from './wire-receipts.ts'

export interface ProcountorClientOptions {
  /** Scheme and host, for example `https://api.procountor.com`. */
  readonly baseUrl: string
  /** `/api`, or a pinned version such as `/supported/api` or `/v2604/api`. */
  readonly apiPath?: string
  readonly accessToken: () => Promise<string> | string
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
  readonly now?: () => number
  /** Makes the signal that ends a call after so many milliseconds; `clear` is called once the call is over. */
  readonly startTimeout?: StartTimeout
  /** Runs directly before a call leaves; when it throws, the call is not made. */
  readonly beforeCall?: (call: CallName) => Promise<void>
  /** Another token for a call that was answered 401 and did nothing: it is sent again with it. To give up, it throws. */
  readonly renewToken?: (refused: CallToken) => Promise<CallToken>
}

/** How long an answer is waited for, in milliseconds, where nothing else is said. */
export const callTimeoutMs = 30_000

export type ProcountorClient = ReturnType<typeof createProcountorClient>

/**
 * Procountor's REST API for one company: the one its token is bound to. Every method throws one of the named failures
 * (`ProcountorFailure`); none retries, because no write may be repeated without looking first.
 */
export function createProcountorClient(options: ProcountorClientOptions) {
  const root = options.baseUrl.replace(/\/+$/, '')
  const api = `${root}/${(options.apiPath ?? '/api').replace(/^\/+|\/+$/g, '')}`
  const call = createCaller({
    accessToken: options.accessToken,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? callTimeoutMs,
    now: options.now ?? Date.now,
    startTimeout: options.startTimeout ?? ((ms) => ({ signal: AbortSignal.timeout(ms), clear: () => undefined })),
    beforeCall: options.beforeCall,
    renewToken: options.renewToken,
  })

  const get = <T>(schema: z.ZodType<T>, operation: string, path: string, rest = path) =>
    call(schema, { operation, method: 'GET', path, url: `${api}${rest}` })

  const changeState = (operation: string, change: string) => (receiptId: number) =>
    call(receipts.InfoMessage, {
      operation,
      method: 'PUT',
      path: `/ledgerreceipts/{id}/${change}`,
      url: `${api}/ledgerreceipts/${receiptId}/${change}`,
    })

  const search = { operation: 'searchLedgerReceipts', method: 'GET', path: '/ledgerreceipts' } as const
  const searchLedgerReceipts = (filters: LedgerReceiptFilters, paging: LedgerReceiptPaging = {}) =>
    get(
      receipts.LedgerReceiptPage,
      search.operation,
      search.path,
      `${search.path}${queryText({ ...filters, ...paging })}`,
    )

  return {
    sessionInfo: () => get(company.SessionInfo, 'sessionInfo', '/sessioninfo'),
    status: () => get(company.Status, 'status', '/status'),
    company: () => get(company.Company, 'company', '/company'),
    rights: () => get(company.UserPrivileges, 'rights', '/users/rights'),

    /** All dimensions with their items; `[]` where the licence has none. */
    dimensions: () => get(z.array(company.Dimension), 'dimensions', '/dimensions'),

    /** Makes an item and returns it with its id. Not idempotent: after a lost answer, look for it in `dimensions`. */
    createDimensionItem: async (dimensionId: number, item: company.DimensionItemCreate) =>
      call(company.DimensionItem, {
        operation: 'createDimensionItem',
        method: 'POST',
        path: '/dimensions/{id}/items',
        url: `${api}/dimensions/${dimensionId}/items`,
        body: company.DimensionItemCreate.parse(item),
      }),

    chartOfAccounts: async () => (await get(company.LedgerAccounts, 'chartOfAccounts', '/coa')).ledgerAccounts,
    vats: () => get(company.VatInformation, 'vats', '/vats/default'),
    fiscalYears: async () => (await get(company.FiscalYears, 'fiscalYears', '/fiscalyears')).fiscalYears,

    /** One page of the search: basic information, without rows and notes. */
    searchLedgerReceipts,

    /** Every receipt the filters select, over all pages, oldest id first, each once. */
    allLedgerReceipts: (filters: LedgerReceiptFilters) =>
      readAllPages(
        (paging) => searchLedgerReceipts(filters, paging),
        (detail) => new Unavailable(search, { status: 200, reason: 'no-trustworthy-answer', detail }),
      ),

    /** @throws Rejected with status 404 where there is no such receipt. */
    ledgerReceipt: (receiptId: number) =>
      get(receipts.LedgerReceipt, 'ledgerReceipt', '/ledgerreceipts/{id}', `/ledgerreceipts/${receiptId}`),

    /**
     * Those of the receipts that exist, ordered by id.
     * @throws RangeError for more than 200 ids, Procountor's limit.
     */
    ledgerReceipts: async (receiptIds: readonly number[]): Promise<readonly receipts.LedgerReceipt[]> => {
      const ids = [...new Set(receiptIds)]
      if (ids.length > LARGEST_PAGE)
        throw new RangeError(`at most ${LARGEST_PAGE} receipts at a time, not ${ids.length}`)
      if (ids.length === 0) return []
      try {
        // A single id answers an object instead of an array.
        const one = receipts.LedgerReceipt
        const answer = await get(
          z.union([z.array(one), one]),
          'ledgerReceipts',
          '/ledgerreceipts/{ids}',
          `/ledgerreceipts/${ids.join(',')}`,
        )
        return Array.isArray(answer) ? answer : [answer]
      } catch (error) {
        // "None of them known" is a 404 with Procountor's own reason; a wrong address has none.
        if (error instanceof Rejected && error.errors.some(({ status }) => status === 404)) return []
        throw error
      }
    },

    /**
     * Books a journal, UNFINISHED, and returns it as saved. There is no idempotency key: where the failure says that it
     * may have happened, look before sending again. Never lets Procountor add a balancing row.
     */
    createLedgerReceipt: async (receipt: receipts.LedgerReceiptCreate) =>
      call(receipts.LedgerReceipt, {
        operation: 'createLedgerReceipt',
        method: 'POST',
        path: '/ledgerreceipts',
        url: `${api}/ledgerreceipts?createReconciliation=false`,
        body: receipts.LedgerReceiptCreate.parse(receipt),
      }),

    /** Writes the whole receipt anew: fields left out are emptied, and `version` must be the latest. */
    replaceLedgerReceipt: async (receiptId: number, receipt: receipts.LedgerReceiptReplace) =>
      call(receipts.LedgerReceipt, {
        operation: 'replaceLedgerReceipt',
        method: 'PUT',
        path: '/ledgerreceipts/{id}',
        url: `${api}/ledgerreceipts/${receiptId}?createReconciliation=false`,
        body: receipts.LedgerReceiptReplace.parse(receipt),
      }),

    approve: changeState('approve', 'approve'),
    setUnfinished: changeState('setUnfinished', 'unfinished'),
    invalidate: changeState('invalidate', 'invalidate'),

    /** Ends the access token. The address lies outside the API's path, and its answer is not described: any 2xx will do. */
    logout: async (): Promise<void> => {
      try {
        await call(z.unknown(), { operation: 'logout', method: 'POST', path: '/logout', url: `${root}/logout` })
      } catch (error) {
        if (!(error instanceof Unavailable && error.status >= 200 && error.status < 300)) throw error
      }
    },
  }
}
