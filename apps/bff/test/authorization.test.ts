import type { Account } from '@tosite/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTokenStore } from '../src/accounts/token-store.ts'
import { accounts, companies, debtors, journals, mappings, receipts, runs } from '../src/db/schema.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { buildTestApp, type Person, type TestApp } from './build-test-app.ts'
import { cancelAtProcountor, companiesOnOffer, logInAtProcountor } from './log-in-at-procountor.ts'

let tosite: TestApp
let admin: Person
let clock: Date

beforeEach(async () => {
  clock = new Date()
  tosite = await buildTestApp({ standIns: true, now: () => clock })
  admin = await tosite.signIn('admin@tosite.example')
})
afterEach(() => tosite.close())

async function newAccount(username = 'Palkat'): Promise<Account> {
  return (await admin.post('/api/accounts', { username })).json()
}

async function loginUrl(accountId: string): Promise<string> {
  return (await admin.post(`/api/accounts/${accountId}/authorize`)).json().url
}

/** Follows a way back to Tosite with somebody's session, and gives the page it ends on. */
async function comeBack(address: string, person: Pick<Person, 'get'> = admin): Promise<URLSearchParams> {
  const { pathname, search } = new URL(address, 'http://localhost:3000')
  const answer = await person.get(`${pathname}${search}`)
  expect(answer.statusCode).toBe(303)
  const page = new URL(String(answer.headers.location), 'http://localhost:3000')
  expect(page.pathname).toBe('/integration/procountor/authorization')
  return page.searchParams
}

async function authorize(accountId: string, company?: string): Promise<URLSearchParams> {
  const url = await loginUrl(accountId)
  return comeBack(await logInAtProcountor(url, { ...tosite.seed.login, ...(company === undefined ? {} : { company }) }))
}

const accountOf = async (id: string): Promise<Account> => (await admin.get(`/api/accounts/${id}`)).json()

test('the login address names client, redirect and state, and no scope', async () => {
  const { searchParams, pathname } = new URL(await loginUrl((await newAccount()).id))
  expect(pathname).toBe('/login')
  expect([...searchParams.keys()].sort()).toEqual(['client_id', 'redirect_uri', 'response_type', 'state'])
  expect(searchParams.get('redirect_uri')).toBe('http://localhost:3000/api/procountor/callback')
  expect(String(searchParams.get('state')).length).toBeGreaterThanOrEqual(43)
})

test('authorizing stores the company chosen, its reference data, and tokens that nobody can read', async () => {
  const { id } = await newAccount()
  const names = await companiesOnOffer(await loginUrl(id), tosite.seed.login)
  const page = await authorize(id, names[1])
  expect(Object.fromEntries(page)).toEqual({ outcome: 'succeeded', account: id })

  const account = await accountOf(id)
  expect(account.status).toBe('authorized')
  expect(account.administration?.name).toBe(names[1])
  expect(account.refreshedAt).not.toBeNull()
  const administration = await admin.get(`/api/accounts/${id}/administration`)
  expect(administration.json().dimensions.length).toBeGreaterThan(0)
  expect(administration.json().fiscalYears.length).toBeGreaterThan(0)

  const row = tosite.deps.db.select().from(accounts).get()
  expect(row?.accessToken).toMatch(/^v1\./)
  const tokens = createTokenStore(tosite.deps.db, createSeal(tosite.deps.config.secretKey), () => clock)
  expect((await tokens.find(id))?.accessToken).not.toContain('v1.')
  expect((await admin.get('/api/accounts')).body).not.toContain(String(row?.accessToken))
})

test('leaving the login page is told as what Procountor said', async () => {
  const { id } = await newAccount()
  const page = await comeBack(await cancelAtProcountor(await loginUrl(id)))
  expect(Object.fromEntries(page)).toEqual({
    outcome: 'failed',
    reason: 'refused-by-procountor',
    words: 'access_denied',
    account: id,
  })
  expect((await accountOf(id)).status).toBe('not-authorized')
})

test('a return without a code authorizes nothing', async () => {
  const { id } = await newAccount()
  const state = new URL(await loginUrl(id)).searchParams.get('state')
  const page = await comeBack(`/api/procountor/callback?state=${state}`)
  expect(page.get('reason')).toBe('no-code')
  expect((await accountOf(id)).status).toBe('not-authorized')
})

test('a state that Tosite never gave out is refused, whatever the code', async () => {
  await newAccount()
  for (const query of ['', '?code=abc', '?code=abc&state=forged', '?state=a&state=b&code=c', '?error=x']) {
    const page = await comeBack(`/api/procountor/callback${query}`)
    expect(page.get('reason'), query).toBe('unknown-state')
  }
})

test('a return that comes twice changes nothing the second time', async () => {
  const { id } = await newAccount()
  const back = await logInAtProcountor(await loginUrl(id), tosite.seed.login)
  expect((await comeBack(back)).get('outcome')).toBe('succeeded')
  const before = tosite.deps.db.select().from(accounts).get()
  expect((await comeBack(back)).get('reason')).toBe('state-used')
  expect(tosite.deps.db.select().from(accounts).get()).toEqual(before)
})

test('a state is good for ten minutes', async () => {
  const { id } = await newAccount()
  const back = await logInAtProcountor(await loginUrl(id), tosite.seed.login)
  clock = new Date(clock.getTime() + 10 * 60_000)
  expect((await comeBack(back)).get('reason')).toBe('state-expired')
  expect((await accountOf(id)).status).toBe('not-authorized')
})

test('a return belongs to the session that started it', async () => {
  const { id } = await newAccount()
  const back = await logInAtProcountor(await loginUrl(id), tosite.seed.login)
  const other = await tosite.signIn('admin@tosite.example')
  expect((await comeBack(back, other)).get('reason')).toBe('other-session')

  const nobody = { get: (url: string) => tosite.app.inject(url) }
  expect((await comeBack(back, nobody)).get('reason')).toBe('other-session')
  expect((await accountOf(id)).status).toBe('not-authorized')
  // It was not used up by the others.
  expect((await comeBack(back)).get('outcome')).toBe('succeeded')
})

test('a code that Procountor refuses is told with its words', async () => {
  const { id } = await newAccount()
  const state = new URL(await loginUrl(id)).searchParams.get('state')
  const page = await comeBack(`/api/procountor/callback?state=${state}&code=made-up`)
  expect(page.get('reason')).toBe('code-refused')
  expect(page.get('words')).not.toBe('')
})

test('a Procountor that is down is told as that, and nothing is stored', async () => {
  const { id } = await newAccount()
  const back = await logInAtProcountor(await loginUrl(id), tosite.seed.login)
  await tosite.standIns?.procountor.close()
  expect((await comeBack(back)).get('reason')).toBe('procountor-unavailable')
  expect((await accountOf(id)).status).toBe('not-authorized')
})

test('an account that was deleted meanwhile is not brought back', async () => {
  const { id } = await newAccount()
  const back = await logInAtProcountor(await loginUrl(id), tosite.seed.login)
  await admin.delete(`/api/accounts/${id}`)
  expect((await comeBack(back)).get('reason')).toBe('account-gone')
  expect((await admin.get(`/api/accounts/${id}`)).statusCode).toBe(404)
})

test('an account may change its company until it is mapped', async () => {
  const { id } = await newAccount()
  const [first, second] = await companiesOnOffer(await loginUrl(id), tosite.seed.login)
  await authorize(id, first)
  expect((await authorize(id, second)).get('outcome')).toBe('succeeded')
  expect((await accountOf(id)).administration?.name).toBe(second)
})

test('another company than the mapped one is refused, naming both', async () => {
  const { id } = await newAccount()
  const [first = '', second = ''] = await companiesOnOffer(await loginUrl(id), tosite.seed.login)
  await authorize(id, first)
  const { db } = tosite.deps
  db.insert(debtors).values({ id: 1, number: '1', name: 'Konserni', position: 0 }).run()
  db.insert(companies).values({ id: 2, debtorId: 1, number: '101', name: 'Leipomo', position: 0 }).run()
  db.insert(mappings)
    .values({ id: 'm', companyId: 2, accountId: id, rules: {}, createdAt: '2026-10-01', changedAt: '2026-10-01' })
    .run()
  const before = db.select().from(accounts).get()

  const page = await authorize(id, second)
  expect(Object.fromEntries(page)).toMatchObject({ reason: 'other-company', before: first, chosen: second })
  expect(db.select().from(accounts).get()).toEqual(before)
  expect((await authorize(id, first)).get('outcome')).toBe('succeeded')

  const refused = await admin.delete(`/api/accounts/${id}`)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'account-in-use'])
})

test('another company is refused also once the mapping is gone, where receipts were made for the first', async () => {
  const { id } = await newAccount()
  const [first = '', second = ''] = await companiesOnOffer(await loginUrl(id), tosite.seed.login)
  await authorize(id, first)
  const { db } = tosite.deps
  db.insert(debtors).values({ id: 1, number: '1', name: 'Konserni', position: 0 }).run()
  db.insert(companies).values({ id: 2, debtorId: 1, number: '101', name: 'Leipomo', position: 0 }).run()
  const at = '2026-10-01T08:00:00.000Z'
  const run = { id: 'r', companyId: 2, number: 1, year: 2026, periodStart: 1, periodEnd: 1, description: '' }
  db.insert(runs)
    .values({ ...run, locked: true, readAt: at })
    .run()
  db.insert(journals)
    .values({ id: 'j', runId: 'r', companyId: 2, source: 'nmbrs', snapshot: '', contentHash: '', createdAt: at })
    .run()
  const receipt = { journalId: 'j', companyId: 2, accountId: id, administrationId: 1, receiptKey: 'k' }
  db.insert(receipts)
    .values({
      ...receipt,
      id: 'x',
      kind: 'receipt',
      name: '',
      date: '2026-01-31',
      periodYear: 2026,
      periodNumber: 1,
      mark: 'm',
      content: {},
      approve: false,
      createdAt: at,
    })
    .run()
  expect(Object.fromEntries(await authorize(id, second))).toMatchObject({ before: first, chosen: second })
  expect((await authorize(id, first)).get('outcome')).toBe('succeeded')
})

test('refreshing tells what went wrong on the row of the account that it went wrong with', async () => {
  const [broken, well] = [await newAccount('Rikki'), await newAccount('Ehjä')]
  await authorize(broken.id)
  await authorize(well.id)
  await fetch(`${tosite.standIns?.procountor.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'refuse-before-saving', path: '/dimensions', status: 403, message: 'NO_RIGHTS' }),
  })
  const refreshed: Account[] = (await admin.post('/api/accounts/refresh')).json().accounts
  expect(refreshed.map(({ username, problem }) => [username, problem?.code])).toEqual([
    ['Rikki', 'procountor-refused'],
    ['Ehjä', undefined],
  ])
  expect(refreshed[0]?.problem?.vendor[0]?.message).toContain('NO_RIGHTS')
  expect((await admin.post('/api/accounts/refresh')).json().accounts[0].problem).toBeNull()
})
