import { randomUUID } from 'node:crypto'
import { explainVendorError } from '@tosite/contract'
import { parseTokenError } from '@tosite/procountor'
import { demoSeed, type ProcountorStandIn, startProcountorStandIn } from '@tosite/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isFaultCode } from '../../sandbox/src/nmbrs/errors.ts'
import { ApiProblem } from '../src/http/api-error.ts'
import { buildTestApp } from './build-test-app.ts'

// Whatever the stand-ins can answer is in the catalogue of errors: they are written from the vendors' facts alone.

const seed = demoSeed()
const client = { clientId: 'tosite-test', clientSecret: randomUUID() }
const [company] = seed.procountor.companies
let standIn: ProcountorStandIn
let token: string
let june: Body

type Body = Readonly<Record<string, unknown>> & { readonly transactions: readonly Readonly<Record<string, unknown>>[] }

beforeAll(async () => {
  const redirectUri = 'http://localhost:3000/api/procountor/callback'
  standIn = await startProcountorStandIn({ seed: seed.procountor, ...client, redirectUri, requestsPerSecond: 1000 })
  const { api_key } = await control('POST', `/companies/${company?.id}/keys`, { username: seed.login.username })
  const granted = await tokenRequest({ grant_type: 'client_credentials', api_key: String(api_key) })
  token = String(((await granted.json()) as { access_token: string }).access_token)
  const coa = (await (await ask('GET', '/coa')).json()) as { ledgerAccounts: { ledgerAccountCode: string }[] }
  const row = { transactionType: 'ENTRY', account: coa.ledgerAccounts[0]?.ledgerAccountCode, vatPercent: 0 }
  june = {
    type: 'JOURNAL',
    name: 'Palkat',
    receiptDate: '2026-06-30',
    vatType: 'PURCHASE',
    vatStatus: 12,
    transactions: [
      { ...row, accountingValue: 10 },
      { ...row, accountingValue: -10 },
    ],
  }
  expect((await ask('POST', '/ledgerreceipts', june)).status).toBe(200)
})
afterAll(() => standIn.close())

async function control(method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${standIn.url}/_sandbox${path}`, init)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Record<string, unknown>
}

function tokenRequest(form: Readonly<Record<string, string>>): Promise<Response> {
  const all = { client_id: client.clientId, client_secret: client.clientSecret, ...form }
  return fetch(`${standIn.url}/api/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(all).toString(),
  })
}

function ask(method: string, path: string, body?: unknown, bearer = token): Promise<Response> {
  const json = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const headers = {
    authorization: `Bearer ${bearer}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  return fetch(`${standIn.url}/api${path}`, { method, headers, ...json })
}

/** The entries of all errors in a refusal. */
async function entriesOf(answer: Response): Promise<readonly (string | undefined)[]> {
  expect(answer.ok).toBe(false)
  const errors = parseTokenError(await answer.text())
  expect(errors.length).toBeGreaterThan(0)
  return errors.map((error) => explainVendorError({ vendor: 'procountor', ...error })?.id)
}

const withRow = (row: object) => ({ transactions: [{ ...june.transactions[0], ...row }, june.transactions[1]] })
const value = (dimensionId: number, itemId: number, amount: number) => ({ dimensionId, itemId, value: amount })
const item = () => {
  const dimension = company?.dimensions?.find(({ items }) => items.length > 0)
  return [dimension?.id ?? 0, dimension?.items[0]?.id ?? 0] as const
}

test.each<[string, () => object, string]>([
  ['no name', () => ({ name: undefined }), 'procountor-field-blank'],
  ['an empty name', () => ({ name: ' ' }), 'procountor-field-blank'],
  ['a name that is too long', () => ({ name: 'x'.repeat(81) }), 'procountor-text'],
  ['letters outside Windows-1252', () => ({ name: 'Ķēniņš' }), 'procountor-text'],
  ['a long note', () => ({ invoiceNotes: 'x'.repeat(10_001) }), 'procountor-text'],
  ['a long text of a row', () => withRow({ description: 'x'.repeat(256) }), 'procountor-text'],
  ['an empty choice', () => ({ depreciation: '' }), 'procountor-field-invalid'],
  ['an unknown field', () => ({ forecast: true }), 'procountor-field-invalid'],
  ['another type', () => ({ type: 'SALARY' }), 'procountor-type'],
  ['a status of its own', () => ({ status: 'APPROVED' }), 'procountor-status'],
  ['a VAT status that is none', () => ({ vatStatus: 0 }), 'procountor-vat-not-in-use'],
  ['a VAT type that is none', () => ({ vatType: 'NONE' }), 'procountor-vat-not-in-use'],
  ['the VAT of another country', () => ({ vatProcessing: 'SWEDEN' }), 'procountor-vat-not-in-use'],
  ['VAT beside no VAT handling', () => withRow({ vatPercent: 25.5 }), 'procountor-vat-status'],
  ['a day that does not exist', () => ({ receiptDate: '2026-06-31' }), 'procountor-date'],
  [
    'a period that ends too soon',
    () => ({ periodStartDate: '2026-06-30', periodEndDate: '2026-06-01' }),
    'procountor-date',
  ],
  ['a serial number', () => ({ serialNumber: { series: 'A', number: 17 } }), 'procountor-series'],
  ['no rows', () => ({ transactions: [] }), 'procountor-field-blank'],
  ['an account that is not there', () => withRow({ account: '5' }), 'procountor-account-or-vat'],
  ['an amount as text', () => withRow({ accountingValue: '10' }), 'procountor-amount'],
  [
    'an item that is not there',
    () => withRow({ dimensionItemValues: [value(1, 9999, 10)] }),
    'procountor-dimension-or-item',
  ],
  [
    'a dimension that comes to less',
    () => withRow({ dimensionItemValues: [value(...item(), 9)] }),
    'procountor-dimension-sums',
  ],
  ['a cent out of balance', () => withRow({ accountingValue: 10.01 }), 'procountor-unbalanced'],
])('refused by Procountor for %s, a receipt is explained', async (_, changes, entry) => {
  const entries = await entriesOf(await ask('POST', '/ledgerreceipts', { ...june, ...changes() }))
  expect(entries).not.toContain(undefined)
  expect(entries).toContain(entry)
})

test('a closed period is explained, in sending and in taking back', async () => {
  const { id } = (await (await ask('POST', '/ledgerreceipts', june)).json()) as { id: number }
  await control('POST', `/companies/${company?.id}/years`, { date: '2026-06-30', isOpen: false })
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', june))).toEqual(['procountor-closed-period'])
  expect(await entriesOf(await ask('PUT', `/ledgerreceipts/${id}/invalidate`))).toEqual(['procountor-closed-period'])
  await control('POST', `/companies/${company?.id}/years`, { date: '2026-06-30', isOpen: true })
})

test('a status that does not allow it and a stale version are explained', async () => {
  const saved = (await (await ask('POST', '/ledgerreceipts', june)).json()) as { id: number }
  const stale = { ...saved, version: '2020-01-01T00:00:00' }
  expect(await entriesOf(await ask('PUT', `/ledgerreceipts/${saved.id}`, stale))).toEqual(['procountor-version'])
  expect(await entriesOf(await ask('PUT', `/ledgerreceipts/${saved.id}/unfinished`))).toEqual(['procountor-status'])
  expect((await ask('PUT', `/ledgerreceipts/${saved.id}/approve`)).status).toBe(200)
  expect(await entriesOf(await ask('PUT', `/ledgerreceipts/${saved.id}/approve`))).toEqual(['procountor-status'])
})

test('what is not there, not allowed, not authorized or not readable is explained', async () => {
  expect(await entriesOf(await ask('GET', '/ledgerreceipts/999999'))).toEqual(['procountor-not-found'])
  expect(await entriesOf(await ask('GET', '/coa', undefined, 'no token'))).toEqual(['procountor-unauthorized'])
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', '{"type":'))).toEqual(['procountor-body'])
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', []))).toEqual(['procountor-body'])
  const { username } = seed.login
  const rights = `/companies/${company?.id}/rights`
  await control('POST', rights, { username, rights: { journalReceipts: 'VIEWING_RIGHTS' } })
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', june))).toEqual(['procountor-forbidden'])
  await control('POST', rights, { username, rights: { journalReceipts: 'ALL_RIGHTS' } })
})

test.each([
  ['429', 'procountor-too-many'],
  ['500', 'procountor-server-error'],
  ['401-once', 'procountor-unauthorized'],
])('an answer of %s is explained', async (kind, entry) => {
  await control('POST', '/faults', { kind, method: 'POST', path: '/ledgerreceipts' })
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', june))).toEqual([entry])
})

test.each(['errors', 'oauth'])('an authorization that has ended is explained, worded as %s', async (tokenErrors) => {
  await control('POST', '/facts', { tokenErrors })
  const refresh = { grant_type: 'refresh_token', refresh_token: 'unknown' }
  expect(await entriesOf(await tokenRequest(refresh))).not.toContain(undefined)
  expect(await entriesOf(await tokenRequest({ ...refresh, client_secret: 'another' }))).not.toContain(undefined)
})

test('a token request that is wrong in itself is explained', async () => {
  await control('POST', '/facts', { tokenErrors: 'oauth' })
  for (const form of [{ grant_type: 'password' }, { grant_type: 'authorization_code' }]) {
    expect(await entriesOf(await tokenRequest(form))).toEqual(['procountor-token-request'])
  }
})

test('words that nobody has described stay the vendor’s', async () => {
  const fault = { kind: 'refuse-before-saving', method: 'POST', path: '/ledgerreceipts', message: 'NEVER_SEEN' }
  await control('POST', '/faults', fault)
  expect(await entriesOf(await ask('POST', '/ledgerreceipts', june))).toEqual([undefined])
})

test('every fault of Nmbrs is explained', async () => {
  const tosite = await buildTestApp({ standIns: true })
  const codes = Array.from({ length: 10_000 }, (_, code) => code).filter(isFaultCode)
  expect(codes.length).toBeGreaterThan(10)
  const explained = new Map<number, string | undefined>()
  for (const code of codes) {
    const order = { kind: 'fault', operation: 'List_GetAll', code }
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) }
    await fetch(`${tosite.standIns?.nmbrs.url}/_sandbox/faults`, init)
    const failure: unknown = await tosite.deps.nmbrs
      .withCredentials(tosite.seed.nmbrsCredentials, (nmbrs) => nmbrs.debtors())
      .catch((error: unknown) => error)
    const [error] = failure instanceof ApiProblem ? (failure.details?.vendor ?? []) : []
    explained.set(code, error === undefined ? undefined : explainVendorError(error)?.id)
  }
  await tosite.close()
  expect([...explained].filter(([, id]) => id === undefined)).toEqual([])
})
