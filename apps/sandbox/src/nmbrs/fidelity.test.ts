import { createNmbrsClient, NmbrsFault, NmbrsNoAnswer, NmbrsUnavailable } from '@tosite/nmbrs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { limitedUser } from '../demo/demo-nmbrs.ts'
import { demoSeed } from '../demo/index.ts'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import { journalAt } from './journal-lines.ts'
import { sumsByAccount } from './testing/journal-reader.ts'

const { nmbrs: office, nmbrsCredentials: credentials } = demoSeed()
const [first] = office.companies
const june = { companyId: first?.id ?? 0, runId: 550_106, year: 2026 }

let standIn: NmbrsStandIn
beforeAll(async () => {
  standIn = await startNmbrsStandIn({ seed: office, wait: async () => undefined })
})
afterAll(() => standIn.close())
beforeEach(() => standIn.reset())

const client = (given = credentials) => createNmbrsClient({ baseUrl: standIn.url, credentials: given, timeoutMs: 5000 })

const arrange = async (order: Readonly<Record<string, unknown>>): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(order)
  const response = await fetch(`${standIn.url}/_sandbox/faults`, { method: 'POST', headers, body })
  expect(response.status).toBe(200)
}

test('our client reads the whole office', async () => {
  expect(await client().environment()).toEqual({ domain: credentials.domain })
  expect(await client().debtors()).toEqual(office.debtors)
  const named = office.companies.map(({ id, number, name }) => ({ id, number: String(number), name }))
  expect(await client().companies()).toEqual(named)
  expect(await client().companiesOfDebtor(4101)).toEqual(named.slice(0, 3))
  expect(await client().currentPeriod(june.companyId)).toEqual({ year: 2026, period: 10, periodType: 'month' })
  expect(await client().costCenters(june.companyId)).toEqual(first?.costCenters)
  expect(await client().costUnits(june.companyId)).toEqual(first?.costUnits)
})

test('a list of one and a list of none are lists', async () => {
  const one = office.companies.find(({ costCenters }) => costCenters.length === 1)
  expect(await client().costCenters(one?.id ?? 0)).toEqual(one?.costCenters)
  const none = office.companies.find(({ costCenters }) => costCenters.length === 0)
  expect(await client().costCenters(none?.id ?? 0)).toEqual([])
  expect(await client().runs(june.companyId, 2019)).toEqual([])
})

test('our client reads runs as they are stored', async () => {
  const stored = office.runs.filter(({ companyId, year }) => companyId === june.companyId && year === 2026)
  expect(await client().runs(june.companyId, 2026)).toEqual(
    stored.map(({ id, number, year, periodStart, periodEnd, description, runAt, locked }) => ({
      id,
      number,
      year,
      periodStart,
      periodEnd,
      description,
      runAt,
      isLocked: locked,
    })),
  )
})

test('our client reads every June to the cent, and its company level has the same sums', async () => {
  const runs = office.runs.filter(({ year, number }) => year === 2026 && number === 6)
  for (const { companyId, id, journal } of runs) {
    const run = { companyId, runId: id, year: 2026 }
    const seeded = journalAt('cost-center-cost-unit', journal, []).map(({ date, year, period, lines }) => ({
      date,
      period: { year, number: period },
      amounts: lines.map(({ account, dim2, dim3, amount }) => [account, dim2, dim3, amount]),
    }))
    expect(transactionsOf(await client().journal(run))).toEqual(seeded)
    const company = transactionsOf(await client().companyJournal(run)).map(({ date, period, amounts }) => ({
      date,
      year: period.year,
      period: period.number,
      lines: amounts.map(([account, , , amount]) => ({ account, costCenter: '', costUnit: '', amount, text: '' })),
    }))
    expect(sumsByAccount(company)).toEqual(sumsByAccount(journal))
  }
})

function transactionsOf(result: Awaited<ReturnType<ReturnType<typeof client>['journal']>>) {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.journal.transactions.map(({ date, period, entries }) => ({
    date,
    period,
    amounts: entries.map(
      ({ account, costCenter = '', costUnit = '', amount }): readonly [string, string, string, number] => [
        account,
        costCenter,
        costUnit,
        amount,
      ],
    ),
  }))
}

test('a malformed journal is a problem of the document, not a failure of the call', async () => {
  await arrange({ kind: 'malformed', operation: 'Journals_GetByRunCostCenterCostUnitPerYear' })
  expect(await client().journal(june)).toMatchObject({ ok: false })
  expect(await client().journal(june)).toMatchObject({ ok: true })
})

test('refusals and breakdowns reach our client under their names', async () => {
  const failure = (given = credentials): Promise<unknown> =>
    client(given)
      .debtors()
      .catch((error: unknown) => error)

  const wrongToken = await failure({ ...credentials, token: '0'.repeat(32) })
  expect(wrongToken).toBeInstanceOf(NmbrsFault)
  expect(wrongToken).toMatchObject({ kind: 'credentials', code: 1001 })
  expect(await failure({ ...credentials, domain: 'nowhere' })).toMatchObject({ kind: 'unknown-domain', code: 2043 })

  await arrange({ kind: 'fault', code: 1002 })
  expect(await failure()).toMatchObject({ kind: 'operation-off', code: 1002 })
  await arrange({ kind: '500-html' })
  expect(await failure()).toBeInstanceOf(NmbrsUnavailable)
  await arrange({ kind: 'cut' })
  expect(await failure()).toBeInstanceOf(NmbrsNoAnswer)
  await arrange({ kind: 'half-answer' })
  expect(await failure()).toBeInstanceOf(NmbrsNoAnswer)
  expect(await failure()).toEqual(office.debtors)
})

test('a company outside the tags and an unknown one are told apart', async () => {
  const narrow = client(limitedUser)
  expect(await narrow.debtors()).toHaveLength(1)
  await expect(narrow.runs(office.companies[5]?.id ?? 0, 2026)).rejects.toMatchObject({ kind: 'no-access', code: 1003 })
  await expect(narrow.runs(1, 2026)).rejects.toMatchObject({ kind: 'unknown-id', code: 2004 })
})
