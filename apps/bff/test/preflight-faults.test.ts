import { readFileSync } from 'node:fs'
import {
  type Company,
  catalogueEntry,
  explainVendorError,
  type MappingView,
  type Preflight,
  type VendorError,
} from '@tosite/contract'
import type { FindingCode } from '@tosite/core'
import { parseTokenError } from '@tosite/procountor'
import { faultKinds, receiptRefusals, refusalOf } from '@tosite/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from '../src/preflight/body-faults.ts'
import { answer, pathOf, startWalk, type Walk } from './payroll-walk.ts'

// Every way in which the stand-in of Procountor refuses a receipt, twice: the preflight says so before anything is sent, and
// where it was not asked, the refusal is explained. What only Procountor can know stands in docs/preflight.md.

let walk: Walk
let office: Office
let token: string
let body: Body
let june: string

interface Office {
  readonly company: Company
  readonly mapping: MappingView
}

type Row = Readonly<Record<string, unknown>>
type Body = Readonly<Record<string, unknown>> & { readonly transactions: readonly Row[] }

beforeAll(async () => {
  walk = await startWalk()
  const company = await walk.company('101')
  const mapping = await walk.mapped(company, { costUnitDimension: { description: 'Projekti' } })
  office = { company, mapping }
  june = await walk.journal(company, 2026, 6)
  const bodies = answer<{ receipts: Body[] }>(await walk.admin.get(`${pathOf(company, june)}/preview/json`))
  const withItems = bodies.receipts.find(({ transactions }) => dimensionRow(transactions) !== -1)
  if (withItems === undefined) throw new Error('a receipt with dimensions was expected')
  body = withItems
  token = await apiToken(mapping.administration.companyId)
})
afterAll(() => walk.close())

const dimensionRow = (rows: readonly Row[]) =>
  rows.findIndex(({ dimensionItemValues }) => dimensionItemValues !== undefined)

/** What a person does in Procountor. */
function inProcountor(method: string, path: string, change?: object): Promise<void> {
  return walk.order('procountor', method, `/companies/${office.mapping.administration.companyId}${path}`, change)
}

async function apiToken(companyId: number): Promise<string> {
  const url = walk.tosite.standIns?.procountor.url ?? ''
  const keyed = await fetch(`${url}/_sandbox/companies/${companyId}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: walk.tosite.seed.login.username }),
  })
  const { api_key: key } = (await keyed.json()) as { api_key: string }
  const form = {
    grant_type: 'client_credentials',
    api_key: key,
    client_id: 'tosite-test',
    client_secret: 'a secret for tests',
  }
  const granted = await fetch(`${url}/api/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
  return ((await granted.json()) as { access_token: string }).access_token
}

/** Sends past everything of Tosite. */
async function refusedBody(sent: unknown, query = ''): Promise<readonly VendorError[]> {
  const response = await fetch(`${walk.tosite.standIns?.procountor.url}/api/ledgerreceipts${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof sent === 'string' ? sent : JSON.stringify(sent),
  })
  expect(response.ok).toBe(false)
  return parseTokenError(await response.text()).map((error) => ({ vendor: 'procountor', ...error }))
}

function expectExplained(errors: readonly VendorError[]): void {
  expect(errors).not.toEqual([])
  const unexplained = errors.filter((error) =>
    error.vendor === 'tosite' ? catalogueEntry(error.code ?? '') === undefined : explainVendorError(error) === null,
  )
  expect(unexplained).toEqual([])
}

const refusals = (errors: readonly VendorError[]) =>
  errors.map(({ status = 400, field, message }) =>
    refusalOf({ status, message, ...(field === undefined ? {} : { field }) }),
  )

// ── What Procountor's books and rights make of it ──────────────────────────────────────────────────────────────────

interface BookFault {
  readonly fault: string
  readonly refusal: string
  /** Undefined: only Procountor can know. */
  readonly told?: FindingCode
  readonly arrange: () => Promise<void>
  readonly undo: () => Promise<void>
}

const account = (active: boolean) => inProcountor('PUT', '/accounts/5000', { active })
const year = (isOpen: boolean) => inProcountor('POST', '/years', { date: '2026-06-30', isOpen })
const period = (month: number) => (status: string) =>
  inProcountor('POST', '/periods', { date: `2026-0${month}-28`, status })
const rights = (changes: object) =>
  inProcountor('POST', '/rights', { username: walk.tosite.seed.login.username, rights: changes })
const items = async (active: boolean) => {
  const { dimension, ids } = await costCenterItems()
  for (const id of ids) await inProcountor('PUT', `/dimensions/${dimension}/items/${id}`, { active })
}

async function costCenterItems() {
  const { costCenterDimension } = office.mapping
  const known = answer<{ dimensions: { id: number; items: { id: number }[] }[] }>(
    await walk.admin.get(`/api/accounts/${office.mapping.account.id}/administration`),
  )
  const dimension = known.dimensions.find(({ id }) => id === costCenterDimension?.id)
  return { dimension: dimension?.id ?? 0, ids: dimension?.items.map(({ id }) => id) ?? [] }
}

const bookFaults: readonly BookFault[] = [
  {
    fault: 'a closed fiscal year',
    refusal: 'CLOSED_FISCAL_PERIOD',
    told: 'closed-fiscal-year',
    arrange: () => year(false),
    undo: () => year(true),
  },
  {
    fault: 'a closed tracking period',
    refusal: 'CLOSED_FISCAL_PERIOD',
    told: 'closed-period',
    arrange: () => period(2)('CLOSED'),
    undo: () => period(2)('OPEN'),
  },
  {
    fault: 'a tracking period that is not open yet',
    refusal: 'CLOSED_FISCAL_PERIOD',
    told: 'closed-period',
    arrange: () => period(3)('PENDING'),
    undo: () => period(3)('OPEN'),
  },
  {
    fault: 'an account out of use',
    refusal: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION',
    told: 'inactive-account',
    arrange: () => account(false),
    undo: () => account(true),
  },
  {
    fault: 'an account that was removed',
    refusal: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION',
    told: 'unknown-account',
    arrange: () => inProcountor('DELETE', '/accounts/5000'),
    undo: () => account(true),
  },
  {
    fault: 'an account that takes another VAT percentage only',
    refusal: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION',
    arrange: () => inProcountor('PUT', '/accounts/5000', { vatPercents: [25.5] }),
    undo: async () => {
      await inProcountor('DELETE', '/accounts/5000')
      await account(true)
    },
  },
  {
    fault: 'items out of use',
    refusal: 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
    told: 'inactive-item',
    arrange: () => items(false),
    undo: () => items(true),
  },
  {
    fault: 'a dimension beyond the user’s limits',
    refusal: 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
    told: 'dimension-not-allowed',
    arrange: () => rights({ limitedToDimensions: [99] }),
    undo: async () => {
      const dimensions = [office.mapping.costCenterDimension?.id, office.mapping.costUnitDimension?.id]
      await rights({ limitedToDimensions: dimensions })
    },
  },
  {
    fault: 'more dimensions on a row than the licence has',
    refusal: 'invalid transactions[].dimensionItemValues',
    arrange: () => inProcountor('PUT', '/licence', { dimensionLimit: 0 }),
    undo: () => inProcountor('PUT', '/licence', { dimensionLimit: 6 }),
  },
]

/** Each has a journal of its own: what was sent of it cannot be sent again. June's is there already. */
function journalOf(at: number): Promise<string> | string {
  const run = [1, 2, 3, 4, 5, 7, 8, 9][at]
  return run === undefined ? june : walk.journal(office.company, 2026, run)
}

const check = async (journal: string): Promise<Preflight> =>
  answer(await walk.admin.post(`${pathOf(office.company, journal)}/preflight`, { anew: true }))

const told = ({ items }: Preflight) =>
  items.flatMap(({ outcome, finding }) =>
    outcome === 'blocking' || outcome === 'warning' ? (finding?.code ?? []) : [],
  )

const posts = async () => (await walk.calls()).filter((call) => call === 'POST /ledgerreceipts').length

/** What became of a journal that was queued while all was well, and met the fault on its way. */
async function sendPast({ arrange, undo }: Pick<BookFault, 'arrange' | 'undo'>, journal: string) {
  // What was put right in Procountor is seen once it is read.
  await check(journal)
  await walk.send(office.company, journal)
  await arrange()
  await walk.deliver()
  await undo()
  const { deliveries } = await walk.deliveries(office.company, journal)
  return deliveries.flatMap(({ errors }) => errors)
}

test.each(bookFaults.map((each, at) => ({ ...each, at })))(
  '$fault: told before anything is sent, or only for Procountor to know; and explained where it is met',
  async ({ at, refusal, told: code, arrange, undo }) => {
    const journal = await journalOf(at)
    const before = await posts()
    await arrange()
    const found = told(await check(journal))
    await undo()
    if (code === undefined) expect(found).toEqual([])
    else expect(found).toContain(code)
    expect(await posts()).toBe(before)

    const errors = await sendPast({ arrange, undo }, journal)
    expect(refusals(errors)).toContain(refusal)
    expectExplained(errors)
  },
)

test('a missing right: told, and explained', async () => {
  const { company, mapping } = await another('102')
  const journal = await walk.journal(company, 2026, 4)
  const body = { username: walk.tosite.seed.login.username, rights: { journalReceipts: 'VIEWING_RIGHTS' } }
  await walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}/rights`, body)
  expect(told(answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, { anew: true })))).toContain(
    'right-missing',
  )
  const again = { ...body, rights: { journalReceipts: 'ALL_RIGHTS' } }
  await walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}/rights`, again)
  await walk.send(company, journal)
  await walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}/rights`, body)
  await walk.deliver()
  const errors = (await walk.deliveries(company, journal)).deliveries.flatMap((delivery) => delivery.errors)
  expect(refusals(errors)).toContain('Forbidden')
  expectExplained(errors)
})

test('an authorization that has ended: told, and explained', async () => {
  const { company, mapping } = await another('604')
  const journal = await walk.journal(company, 2026, 4)
  await walk.send(company, journal)
  for (const kind of ['refresh', 'access']) {
    const whose = { kind, companyId: mapping.administration.companyId }
    await walk.order('procountor', 'POST', '/tokens/revoke', whose)
  }
  await walk.deliver()
  const { deliveries } = await walk.deliveries(company, journal)
  expect(deliveries.map(({ waitingFor }) => waitingFor)).toEqual(['authorization'])
  const other = await walk.journal(company, 2026, 5)
  expect(told(answer(await walk.admin.post(`${pathOf(company, other)}/preflight`, { anew: true })))).toContain(
    'authorization-expired',
  )
  expect(catalogueEntry('waiting-authorization')).toBeDefined()
  expectExplained(await withToken('none', () => refusedBody(body)))
})

async function another(number: string): Promise<Office> {
  const company = await walk.company(number)
  return { company, mapping: await walk.mapped(company) }
}

async function withToken<T>(other: string, work: () => Promise<T>): Promise<T> {
  const own = token
  token = other
  try {
    return await work()
  } finally {
    token = own
  }
}

test('a date that no fiscal year covers: a warning, since that it is refused is inferred; and explained', async () => {
  const far = '2031-06-30'
  const { company } = await another('603')
  const mapping = answer<{ mappings: MappingView[] }>(await walk.admin.get('/api/mappings')).mappings
  const own = mapping.find((each) => each.company.id === company.id)
  const view = answer<MappingView>(await walk.admin.get(`/api/mappings/${own?.id}`))
  const rules = { ...view.rules, bookingDate: { kind: 'payment-date' } }
  answer(await walk.admin.put(`/api/mappings/${view.id}`, { version: view.version, rules }))
  const journal = await walk.journal(company, 2026, 4)
  answer(await walk.admin.put(`${pathOf(company, journal)}/payment-date`, { date: far }))
  expect(told(answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, { anew: true })))).toContain(
    'no-fiscal-year',
  )
  await walk.order('procountor', 'POST', '/facts', { refuseDateOutsideFiscalYears: true })
  const errors = await refusedBody({ ...body, receiptDate: far })
  await walk.order('procountor', 'POST', '/facts', { refuseDateOutsideFiscalYears: false })
  expect(refusals(errors)).toEqual(['CLOSED_FISCAL_PERIOD'])
  expectExplained(errors)
})

// ── What a mapping may ask for ─────────────────────────────────────────────────────────────────────────────────────

interface MappingFault {
  readonly fault: string
  readonly refusal: string
  readonly told: FindingCode
  readonly rules: Partial<MappingView['rules']>
  readonly sent: (of: Body) => object
}

const everyRow = (change: Row) => (of: Body) => ({
  ...of,
  transactions: of.transactions.map((row) => ({ ...row, ...change })),
})

const mappingFaults: readonly MappingFault[] = [
  {
    fault: 'a VAT status that the company does not have',
    refusal: 'invalid vatStatus',
    told: 'unusable-vat',
    rules: { vat: { type: 'PURCHASE', status: 5, percent: 0 } },
    sent: (of) => ({ ...of, vatStatus: 5 }),
  },
  {
    fault: 'a VAT status of an account that the company does not have',
    refusal: 'invalid transactions[].vatStatus',
    told: 'unusable-vat',
    rules: { vatByAccount: [{ account: '5000', type: 'PURCHASE', status: 5, percent: 0 }] },
    sent: everyRow({ vatStatus: 5 }),
  },
  {
    fault: 'a VAT percentage that the company does not use',
    refusal: 'invalid transactions[].vatPercent',
    told: 'unusable-vat',
    rules: { vat: { type: 'PURCHASE', status: 1, percent: 24 } },
    sent: (of) => ({ ...everyRow({ vatPercent: 24 })(of), vatStatus: 1 }),
  },
  {
    fault: 'a VAT percentage beside no VAT handling',
    refusal: 'ERROR_VATSTATUS_VATPERC',
    told: 'unusable-vat',
    rules: { vat: { type: 'PURCHASE', status: 12, percent: 25.5 } },
    sent: everyRow({ vatPercent: 25.5 }),
  },
  {
    fault: 'the VAT processing of another country',
    refusal: 'invalid vatProcessing',
    told: 'foreign-vat',
    rules: { vatProcessing: 'SWEDEN' },
    sent: (of) => ({ ...of, vatProcessing: 'SWEDEN' }),
  },
]

test('what a mapping asks for and Procountor does not take: told, and explained', async () => {
  const { company, mapping } = await another('503')
  const journal = await walk.journal(company, 2026, 4)
  let { version } = mapping
  for (const { fault, refusal, told: code, rules, sent } of mappingFaults) {
    const changed = { version, rules: { ...mapping.rules, ...rules } }
    version = answer<MappingView>(await walk.admin.put(`/api/mappings/${mapping.id}`, changed)).version
    const found = told(answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, { anew: true })))
    expect(found, fault).toContain(code)
    const errors = await refusedBody(sent(body))
    expect(refusals(errors), fault).toContain(refusal)
    expectExplained(errors)
  }
})

test('0 % that is out of use: a warning, and explained', async () => {
  const out = { sales: false, purchase: false }
  const { company, mapping } = await another('801')
  const journal = await walk.journal(company, 2026, 4)
  const place = `/companies/${mapping.administration.companyId}/vat-percents/0`
  await walk.order('procountor', 'PUT', place, out)
  const found = told(answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, { anew: true })))
  await inProcountor('PUT', '/vat-percents/0', out)
  const errors = await refusedBody(body)
  await inProcountor('PUT', '/vat-percents/0', { sales: true, purchase: true })
  expect(found).toContain('zero-vat-unlisted')
  expect(refusals(errors)).toContain('invalid transactions[].vatPercent')
  expectExplained(errors)
})

// ── What a body may be ─────────────────────────────────────────────────────────────────────────────────────────────

/** Every field of the description, given something that is none of its kind, or left out. */
const shapes = receiptRefusals().filter(
  (refusal) => /^(invalid|blank) [\w.[\]]+$/.test(refusal) && refusal !== 'invalid createReconciliation',
)

test.each(shapes)('%s: told before anything is sent, and explained', async (refusal) => {
  const [kind = '', path = ''] = refusal.split(' ')
  const wrong = kind === 'blank' ? withoutField(body, path) : withField(body, path, true)
  expect(faultsOf(wrong)).not.toEqual([])
  const errors = await refusedBody(wrong)
  expect(refusals(errors)).toContain(refusal)
  expectExplained(errors)
})

/** In the first row that has dimensions, and its first value. */
function place(of: Body, path: string): { holder: Record<string, unknown>; name: string; copy: unknown } {
  const copy = structuredClone(of) as unknown as Record<string, unknown>
  const parts = path.split('.')
  const name = parts.pop() ?? ''
  let holder = copy
  for (const part of parts) {
    const next = holder[part.replace('[]', '')]
    const at = part === 'transactions[]' ? dimensionRow(of.transactions) : 0
    const inner = Array.isArray(next) ? next[at] : (next ?? {})
    if (!Array.isArray(next)) holder[part] = inner
    holder = inner as Record<string, unknown>
  }
  return { holder, name, copy }
}

function withField(of: Body, path: string, value: unknown): unknown {
  const { holder, name, copy } = place(of, path)
  holder[name] = value
  return copy
}

function withoutField(of: Body, path: string): unknown {
  const { holder, name, copy } = place(of, path)
  delete holder[name]
  return copy
}

const first = (change: (row: Row) => Row) => (of: Body) => {
  const at = dimensionRow(of.transactions)
  return { ...of, transactions: of.transactions.map((row, index) => (index === at ? change(row) : row)) }
}
const values = (change: (value: Row, at: number) => Row) =>
  first((row) => ({ ...row, dimensionItemValues: (row.dimensionItemValues as readonly Row[]).map(change) }))

/** Rules beyond the kind of a single field. */
const bodyFaults: readonly (readonly [fault: string, refusal: string, sent: (of: Body) => unknown])[] = [
  ['a name of blanks', 'blank name', (of) => ({ ...of, name: ' ' })],
  ['a name that is too long', 'invalid name', (of) => ({ ...of, name: 'x'.repeat(81) })],
  ['letters outside Windows-1252', 'invalid name', (of) => ({ ...of, name: 'Ķēniņš' })],
  [
    'a text that is too long',
    'invalid transactions[].description',
    first((row) => ({ ...row, description: 'x'.repeat(256) })),
  ],
  ['a field that there is not', 'invalid an unknown field', (of) => ({ ...of, forecast: true })],
  ['no rows', 'blank transactions', (of) => ({ ...of, transactions: [] })],
  ['an account of blanks', 'blank transactions[].account', first((row) => ({ ...row, account: ' ' }))],
  [
    'an amount out of balance',
    'invalid transactions',
    first((row) => ({ ...row, accountingValue: 1.01, dimensionItemValues: [] })),
  ],
  [
    'dimension values that come to less than their row',
    'invalid transactions[].dimensionItemValues',
    values((value) => ({ ...value, value: 0.01 })),
  ],
  [
    'dimension values of three decimals',
    'invalid transactions[].dimensionItemValues[].value',
    values((value) => ({ ...value, value: 1.001 })),
  ],
  [
    'one item twice on a row',
    'invalid transactions[].dimensionItemValues',
    first((row) => ({ ...row, dimensionItemValues: [row.dimensionItemValues, row.dimensionItemValues].flat(2) })),
  ],
  [
    'a balancing row more than one',
    'invalid transactions[].transactionType',
    everyRow({ transactionType: 'RECONCILIATION_ENTRY' }),
  ],
  [
    'a period that ends before it begins',
    'invalid periodEndDate',
    (of) => ({ ...of, periodStartDate: '2026-06-30', periodEndDate: '2026-06-01' }),
  ],
  [
    'a row’s period that ends before it begins',
    'invalid transactions[].endDate',
    first((row) => ({ ...row, startDate: '2026-06-30', endDate: '2026-06-01' })),
  ],
  ['a business partner', 'invalid partnerId', (of) => ({ ...of, partnerId: 17 })],
  ['a business partner of a row', 'invalid transactions[].partnerId', first((row) => ({ ...row, partnerId: 17 }))],
  ['a serial number', 'invalid serialNumber', (of) => ({ ...of, serialNumber: { series: 'A', number: 17 } })],
  ['no object', 'Request body is missing or is not a JSON object.', () => []],
]

test.each(bodyFaults)('%s: told before anything is sent, and explained', async (_, refusal, sent) => {
  const wrong = sent(body)
  expect(faultsOf(wrong)).not.toEqual([])
  const errors = await refusedBody(wrong)
  expect(refusals(errors)).toContain(refusal)
  expectExplained(errors)
})

test('what is no JSON, and a choice that is none, never leave Tosite, and are explained', async () => {
  const broken = await refusedBody('{"type":')
  expect(refusals(broken)).toEqual(['Request body is not valid JSON in UTF-8.'])
  const choice = await refusedBody(body, '?createReconciliation=perhaps')
  expect(refusals(choice)).toEqual(['invalid createReconciliation'])
  expectExplained([...broken, ...choice])
})

test('a body as it is computed has nothing to tell', () => {
  expect(faultsOf(body)).toEqual([])
})

// ── What happens on the way ────────────────────────────────────────────────────────────────────────────────────────

/** Nobody can foresee these. Answers of the API have their words in the catalogue, and everything else a code of ours. */
const onTheWay = faultKinds.filter((kind) => kind !== 'revoke-refresh-token')
const wordsOf = { '429': 'Too Many Requests', '500': 'Internal Server Error', '401-once': 'Unauthorized' } as const

test.each(['Too Many Requests', 'Internal Server Error'])('%s: explained', async (words) => {
  const kind = Object.entries(wordsOf).find(([, each]) => each === words)?.[0]
  await walk.order('procountor', 'POST', '/faults', { kind, method: 'POST', path: '/ledgerreceipts' })
  const errors = await refusedBody(body)
  expect(refusals(errors)).toEqual([words])
  expectExplained(errors)
})

test('whatever happens on the way is explained while it lasts', async () => {
  const offices = [await another('502'), await another('703')]
  const told = new Set<string>()
  for (const [at, kind] of onTheWay.entries()) {
    const { company } = offices[at % 2] ?? office
    const journal = await walk.journal(company, 2026, 1 + Math.floor(at / 2))
    await walk.send(company, journal)
    // Words that the catalogue has: those of an arranged refusal are anybody's.
    const fault = { kind, method: 'POST', path: '/ledgerreceipts', ms: 1, message: 'CLOSED_FISCAL_PERIOD' }
    await walk.order('procountor', 'POST', '/faults', fault)
    await walk.deliver()
    const { deliveries } = await walk.deliveries(company, journal)
    for (const { errors, waitingFor } of deliveries) {
      if (errors.length > 0) expectExplained(errors)
      for (const { code, message } of errors) told.add(code ?? message)
      if (waitingFor !== null) expect(catalogueEntry(`waiting-${waitingFor}`), waitingFor).toBeDefined()
    }
    await walk.order('procountor', 'DELETE', '/faults')
  }
  expect([...told]).toEqual(expect.arrayContaining(['CLOSED_FISCAL_PERIOD', 'cut']))
})

// ── Nothing is forgotten ───────────────────────────────────────────────────────────────────────────────────────────

test('every refusal of the stand-in is tried here', () => {
  const tried = new Set([
    ...bookFaults.map(({ refusal }) => refusal),
    ...mappingFaults.map(({ refusal }) => refusal),
    ...shapes,
    ...bodyFaults.map(([, refusal]) => refusal),
    ...Object.values(wordsOf),
    'Forbidden',
    'Request body is not valid JSON in UTF-8.',
    'invalid createReconciliation',
  ])
  expect(receiptRefusals().filter((refusal) => !tried.has(refusal))).toEqual([])
})

const page = readFileSync(new URL('../../../docs/preflight.md', import.meta.url), 'utf8')

/** First and second column of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly [string, string])[] {
  const [, section = ''] = page.split(`## ${heading}\n`)
  const [table = ''] = section.split('\n## ')
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => {
      const [, one = '', other = ''] = line.split('|').map((cell) => cell.trim())
      return [one, other.replaceAll('`', '')]
    })
}

test('docs/preflight.md lists what only Procountor can know, no more and no less', () => {
  const alone = bookFaults.filter(({ told: code }) => code === undefined).map(({ fault, refusal }) => [fault, refusal])
  expect(rowsBelow('What only Procountor can know').toSorted()).toEqual(alone.toSorted())
})

test('docs/preflight.md lists everything that happens on the way', () => {
  const listed = rowsBelow('What happens on the way').flatMap(([kinds]) => kinds.replaceAll('`', '').split(', '))
  expect(listed.toSorted()).toEqual(faultKinds.toSorted())
})
