import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, errorsOf, startBench } from '../../test/procountor-bench.ts'
import { payroll } from '../../test/small-office.ts'

let bench: Bench
let tuija: ReturnType<Bench['as']>
beforeEach(async () => {
  bench = await startBench()
  tuija = bench.as((await bench.signIn(1)).access_token)
})
afterEach(() => bench.close())

const rows = (...changes: object[]) =>
  payroll().transactions.map((row, index) => ({ ...row, ...(changes[index] ?? {}) }))
const refusedBecause = async (body: object) => {
  const reply = await tuija.post('/ledgerreceipts', body)
  expect(reply.status).toBe(400)
  return errorsOf(reply)
}
const dimensionCode = 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE'
const accountCode = 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION'

test.each([
  ['no name', { name: undefined }, ["name: Value of the 'name' cannot be blank."]],
  ['an empty name', { name: ' ' }, ["name: Value of the 'name' cannot be blank."]],
  [
    'a name of 81 characters',
    { name: 'x'.repeat(81) },
    [`name: Value of the 'name' field is invalid: ${'x'.repeat(81)}`],
  ],
  [
    'a name outside Windows-1252',
    { name: 'Jānis Ķēniņš' },
    ["name: Value of the 'name' field is invalid: Jānis Ķēniņš"],
  ],
  ['decomposed letters', { name: 'a\u0308' }, ["name: Value of the 'name' field is invalid: a\u0308"]],
  ['an empty enum', { depreciation: '' }, ["depreciation: Value of the 'depreciation' field is invalid: "]],
  ['another type', { type: 'SALARY' }, ["type: Value of the 'type' field is invalid: SALARY"]],
  ['a status of its own', { status: 'APPROVED' }, ["status: Value of the 'status' field is invalid: APPROVED"]],
  ['vatStatus 0', { vatStatus: 0 }, ["vatStatus: Value of the 'vatStatus' field is invalid: 0"]],
  ['a status for sales only', { vatStatus: 5 }, ["vatStatus: Value of the 'vatStatus' field is invalid: 5"]],
  ['an unknown vatType', { vatType: 'NONE' }, ["vatType: Value of the 'vatType' field is invalid: NONE"]],
  [
    'a day that does not exist',
    { receiptDate: '2026-06-31' },
    ["receiptDate: Value of the 'receiptDate' field is invalid: 2026-06-31"],
  ],
  ['no rows', { transactions: [] }, ["transactions: Value of the 'transactions' cannot be blank."]],
  ['an unknown field', { forecast: true }, ["forecast: Value of the 'forecast' field is invalid: true"]],
  [
    'another country',
    { vatProcessing: 'SWEDEN' },
    ["vatProcessing: Value of the 'vatProcessing' field is invalid: SWEDEN"],
  ],
  ['a closed fiscal year', { receiptDate: '2025-12-31' }, ['CLOSED_FISCAL_PERIOD']],
  ['a closed tracking period', { receiptDate: '2026-03-31' }, ['CLOSED_FISCAL_PERIOD']],
  ['a pending tracking period', { receiptDate: '2026-05-31' }, ['CLOSED_FISCAL_PERIOD']],
])('refuses %s', async (_, changes, errors) => {
  expect(await refusedBecause(payroll(changes))).toEqual(errors)
})

test.each([
  ['an unknown account', { account: '5' }, [`transactions[0].account: ${accountCode}`]],
  ['an inactive account', { account: '5990' }, [`transactions[0].account: ${accountCode}`]],
  ['a percentage not allowed on the account', { account: '1912' }, [`transactions[0].account: ${accountCode}`]],
  ['no account', { account: undefined }, ["transactions[0].account: Value of the 'account' cannot be blank."]],
  ['an empty account', { account: '' }, ["transactions[0].account: Value of the 'account' cannot be blank."]],
  [
    'no percentage',
    { vatPercent: undefined },
    ["transactions[0].vatPercent: Value of the 'vatPercent' cannot be blank."],
  ],
  [
    'a percentage not in use',
    { vatPercent: 24 },
    [
      "transactions[0].vatPercent: Value of the 'vatPercent' field is invalid: 24",
      'transactions[0].vatStatus: ERROR_VATSTATUS_VATPERC',
    ],
  ],
  ['VAT beside no VAT handling', { vatPercent: 25.5 }, ['transactions[0].vatStatus: ERROR_VATSTATUS_VATPERC']],
  [
    'vatStatus 0 on a row',
    { vatStatus: 0 },
    ["transactions[0].vatStatus: Value of the 'vatStatus' field is invalid: 0"],
  ],
  [
    'a long description',
    { description: 'x'.repeat(256) },
    [`transactions[0].description: Value of the 'description' field is invalid: ${'x'.repeat(200)}…`],
  ],
  [
    'an amount as text',
    { accountingValue: '1000.07', dimensionItemValues: [] },
    ["transactions[0].accountingValue: Value of the 'accountingValue' field is invalid: 1000.07"],
  ],
])('refuses %s', async (_, row, errors) => {
  expect(await refusedBecause(payroll({ transactions: rows(row) }))).toEqual(errors)
})

const value = (dimensionId: number, itemId: number, amount: number) => ({ dimensionId, itemId, value: amount })
const here = 'transactions[0].dimensionItemValues'
test.each([
  ['an unknown dimension', [value(9, 11, 1000.07)], [`${here}: ${dimensionCode}`]],
  ['an unknown item', [value(1, 99, 1000.07)], [`${here}: ${dimensionCode}`]],
  ['an item of another dimension', [value(2, 11, 1000.07)], [`${here}: ${dimensionCode}`]],
  ['an inactive item', [value(1, 13, 1000.07)], [`${here}: ${dimensionCode}`]],
  [
    'a pair given twice',
    [value(1, 11, 500), value(1, 11, 500.07)],
    [`${here}: Value of the 'dimensionItemValues' field is invalid: 1/11`],
  ],
  ['a sum that is less', [value(1, 11, 1000)], [`${here}: Value of the 'dimensionItemValues' field is invalid: 1000`]],
  [
    'the other sign',
    [value(1, 11, -1000.07)],
    [`${here}: Value of the 'dimensionItemValues' field is invalid: -1000.07`],
  ],
  ['three decimals', [value(1, 11, 1000.071)], [`${here}[0].value: Value of the 'value' field is invalid: 1000.071`]],
  [
    'more dimensions than licensed',
    [value(1, 11, 1000.07), value(2, 21, 1000.07), value(3, 31, 1000.07)],
    [`${here}: Value of the 'dimensionItemValues' field is invalid: 3 dimensions`],
  ],
])('refuses dimension values: %s', async (_, dimensionItemValues, errors) => {
  expect(await refusedBecause(payroll({ transactions: rows({ dimensionItemValues }) }))).toEqual(errors)
})

test('all errors of one request come at once', async () => {
  const errors = await refusedBecause(
    payroll({ name: undefined, receiptDate: '2025-01-31', transactions: rows({ account: '1' }, { account: '2' }) }),
  )
  expect(errors).toEqual([
    "name: Value of the 'name' cannot be blank.",
    'CLOSED_FISCAL_PERIOD',
    `transactions[0].account: ${accountCode}`,
    `transactions[1].account: ${accountCode}`,
  ])
})

test('a cent out of balance is refused, unless that fact is switched, or a balancing row is asked for', async () => {
  const unbalanced = payroll({ transactions: rows({}, { accountingValue: -1000.06 }) })
  expect(await refusedBecause(unbalanced)).toEqual(["transactions: Value of the 'transactions' field is invalid: 0.01"])
  const balanced = await tuija.post('/ledgerreceipts?createReconciliation=true', unbalanced)
  expect((balanced.body as { transactions: object[] }).transactions[2]).toMatchObject({
    account: '8990',
    accountingValue: -0.01,
  })
  await bench.control('POST', '/facts', { refuseUnbalanced: false })
  expect((await tuija.post('/ledgerreceipts', unbalanced)).status).toBe(200)
})

test('inferred facts about dates can be switched', async () => {
  const far = payroll({ receiptDate: '2031-01-31' })
  expect((await tuija.post('/ledgerreceipts', far)).status).toBe(200)
  await bench.control('POST', '/facts', { refuseDateOutsideFiscalYears: true, pendingTakesPostings: true })
  expect(await refusedBecause(far)).toEqual(['CLOSED_FISCAL_PERIOD'])
  expect((await tuija.post('/ledgerreceipts', payroll({ receiptDate: '2026-05-31' }))).status).toBe(200)
})

test('an unknown or malformed query parameter is refused', async () => {
  for (const query of ['idempotencyKey=1', 'createReconciliation=yes'])
    expect((await tuija.post(`/ledgerreceipts?${query}`, payroll())).status).toBe(400)
  for (const query of ['name=x', 'size=201', 'size=0', 'page=-1', 'types=JOURNALS', 'types=VAT_SUMMARY', 'status='])
    expect([query, (await tuija.get(`/ledgerreceipts?${query}`)).status]).toEqual([query, 400])
  for (const query of ['startDate=2026-6-1', 'createdStartDate=2026-06-01', 'createdStartDate=2026-13-01T00:00:00'])
    expect([query, (await tuija.get(`/ledgerreceipts?${query}`)).status]).toEqual([query, 400])
})

test('only JSON in UTF-8 is read', async () => {
  const { access_token } = await bench.signIn(1)
  const send = (contentType: string, body: string | Buffer) =>
    fetch(`${bench.url}/api/ledgerreceipts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': contentType },
      body,
    }).then((answer) => answer.status)
  expect(await send('text/plain', JSON.stringify(payroll()))).toBe(415)
  expect(await send('application/json', '{"type":')).toBe(400)
  expect(await send('application/json', Buffer.from(JSON.stringify(payroll()), 'latin1'))).toBe(400)
  expect(await send('application/json', '[]')).toBe(400)
  expect(await send('application/json', 'null')).toBe(400)
})
