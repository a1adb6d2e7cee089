import { expect, test } from 'vitest'
import type { NmbrsCompany, NmbrsTransaction } from '../nmbrs/entities.ts'
import type { SeedCompany } from '../procountor/seed.ts'
import { demoSeed } from './demo-seed.ts'

const { nmbrs, procountor, login } = demoSeed()

const pairs = nmbrs.companies.map((company) => {
  const name = company.name.replace(' (esimerkki)', '')
  const administrations = procountor.companies.filter((each) => each.name === name)
  return { company, administrations, name }
})

/** What a person would have to settle before the lines could be booked in the company's own administration. */
function obstacles(company: NmbrsCompany, administration: SeedCompany, journal: readonly NmbrsTransaction[]): string[] {
  const active = administration.accounts.filter((account) => account.active).map((account) => account.code)
  const names = administration.dimensions.flatMap(({ items }) => items.filter((item) => item.active))
  const bound = (code: string): number => names.filter(({ codeName }) => codeName.startsWith(`${code} `)).length
  const found = journal.flatMap(({ date, lines }) => [
    ...lines.filter(({ account }) => !active.includes(account)).map(({ account }) => `account ${account}`),
    ...lines
      .flatMap(({ costCenter, costUnit }) => [costCenter, costUnit])
      .filter((code) => code !== '' && bound(code) !== 1)
      .map((code) => `${bound(code)} items for ${code}`),
    ...(isOpen(administration, date) ? [] : [`closed ${date.slice(0, 7)}`]),
  ])
  return [...new Set(found)].map((text) => `${company.number} ${text}`)
}

function isOpen({ fiscalYears }: SeedCompany, date: string): boolean {
  const year = fiscalYears.find(({ startDate, endDate }) => startDate <= date && date <= endDate)
  const period = year?.trackingPeriods.find(({ startDate, endDate }) => startDate <= date && date <= endDate)
  return year?.isOpen === true && (period === undefined || period.status === 'OPEN')
}

function obstaclesOf(isWanted: (run: { readonly year: number; readonly number: number }) => boolean): string[] {
  return pairs.flatMap(({ company, administrations: [administration] }) => {
    const journals = nmbrs.runs.filter((run) => run.companyId === company.id && isWanted(run))
    return administration
      ? obstacles(
          company,
          administration,
          journals.flatMap(({ journal }) => journal),
        )
      : []
  })
}

test('every company has exactly one administration, recognised by its name, and the login may use them all', () => {
  for (const { administrations, name } of pairs) expect(administrations, name).toHaveLength(1)
  const user = procountor.users.find(({ username }) => username === login.username)
  expect(user?.password).toBe(login.password)
  expect(user?.companies.map(({ companyId }) => companyId)).toEqual(procountor.companies.map(({ id }) => id))
})

test('June 2026 can be booked everywhere, but for the closed May', () => {
  expect(obstaclesOf(({ year, number }) => year === 2026 && number === 6)).toEqual(['701 closed 2026-05'])
})

test('in all of 2026 exactly these things want a person', () => {
  expect(obstaclesOf(({ year }) => year === 2026)).toEqual([
    '202 0 items for 350',
    '203 2 items for 400',
    '204 0 items for 510',
    '701 closed 2026-05',
    '801 closed 2026-09',
    '804 account 7130',
    '901 account 7120',
    '1003 account ',
  ])
})

test('in 2025 only the closed year wants a person', () => {
  const companies = obstaclesOf(({ year }) => year === 2025).map((text) => text.split(' ')[0])
  expect(new Set(companies)).toEqual(new Set(['604']))
})

test('the difference account is used once, and letters outside Windows-1252 every month of one company', () => {
  const lines = nmbrs.runs.flatMap((run) =>
    run.journal.flatMap((transaction) => transaction.lines.map((line) => ({ ...line, run }))),
  )
  expect(lines.filter(({ account }) => account === '9999').map(({ run, amount }) => [run.number, amount])).toEqual([
    [7, -7_500],
  ])
  const foreign = new Set(lines.filter(({ text }) => /[łŁżŻīēņć→]/.test(text)).map(({ run }) => run.companyId))
  expect(foreign.size).toBe(1)
})

test('dimension and item ids mean something else in the next administration', () => {
  const [first, second] = procountor.companies
  expect(first?.dimensions.map(({ id, name }) => `${id} ${name}`)).toEqual([
    '1 Kustannuspaikka',
    '2 Projekti',
    '3 Henkilö',
  ])
  expect(second?.dimensions.map(({ id, name }) => `${id} ${name}`)).toEqual([
    '1 Projekti',
    '2 Kustannuspaikka',
    '3 Henkilö',
  ])
  for (const { dimensions, name } of procountor.companies) {
    const ids = dimensions.flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids).size, name).toBe(ids.length)
  }
})

test('accounts, business ids and company ids are given once', () => {
  for (const { accounts } of procountor.companies) {
    expect(new Set(accounts.map(({ code }) => code)).size).toBe(accounts.length)
    for (const { code, name } of accounts) expect(`${code}|${name}`).toMatch(/^\d{4}\|\S.+/)
  }
  for (const key of ['id', 'businessId', 'name'] as const) {
    expect(new Set(procountor.companies.map((company) => company[key])).size).toBe(40)
  }
})

test('no VAT handling is there with zero percent', () => {
  for (const { vatPercents, vatStatuses } of procountor.companies) {
    expect(vatPercents.map(({ percent }) => percent).sort((a, b) => b - a)).toEqual([25.5, 14, 13.5, 10, 0])
    expect(vatStatuses.find(({ status }) => status === 12)).toMatchObject({ purchase: true })
  }
})

test('fiscal years follow the calendar but in one company, and do not overlap', () => {
  const starts = procountor.companies.map(({ fiscalYears }) => fiscalYears.map(({ startDate }) => startDate.slice(5)))
  expect(starts.filter((each) => each.includes('07-01'))).toEqual([['07-01', '07-01', '07-01', '07-01']])
  for (const { fiscalYears } of procountor.companies) {
    expect(fiscalYears.some(({ endDate }) => endDate === '2027-12-31' || endDate === '2028-06-30')).toBe(true)
    fiscalYears.slice(1).forEach(({ startDate }, index) => {
      expect(startDate > (fiscalYears[index]?.endDate ?? '')).toBe(true)
    })
  }
})
