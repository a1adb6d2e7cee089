import { expect, test } from 'vitest'
import type { NmbrsCompany, NmbrsRunWithJournal } from '../nmbrs/entities.ts'
import { journalDocument } from '../nmbrs/journal-document.ts'
import { journalAt } from '../nmbrs/journal-lines.ts'
import { readJournal, readSample } from '../nmbrs/testing/journal-reader.ts'
import { demoSeed } from './demo-seed.ts'

const { nmbrs, testCompanyIds, blockedDebtorIds } = demoSeed()

const companyOf = (run: NmbrsRunWithJournal): NmbrsCompany | undefined =>
  nmbrs.companies.find(({ id }) => id === run.companyId)

const document = (run: NmbrsRunWithJournal): string =>
  journalDocument('cost-center-cost-unit', journalAt('cost-center-cost-unit', run.journal, []))

const runsOf = (companyId: number, year: number): NmbrsRunWithJournal[] =>
  nmbrs.runs.filter((run) => run.companyId === companyId && run.year === year)

test('the office is the same every time', () => {
  expect(demoSeed()).toEqual(demoSeed())
})

test('twelve debtors have forty companies, all of them invented by name', () => {
  expect([nmbrs.debtors.length, nmbrs.companies.length]).toEqual([12, 40])
  for (const { name } of [...nmbrs.debtors, ...nmbrs.companies]) expect(name).toMatch(/ \(esimerkki\)$/)
  expect(new Set(nmbrs.companies.map(({ number }) => number)).size).toBe(40)
  expect(new Set(nmbrs.runs.map(({ id }) => id)).size).toBe(nmbrs.runs.length)
  expect(nmbrs.companies.filter(({ periodType }) => periodType !== 'M').map(({ periodType }) => periodType)).toEqual([
    'W1',
    'W4',
    'W1',
    'W4',
  ])
})

test('one company is a test company and one debtor is blocked', () => {
  expect(nmbrs.companies.filter(({ id }) => testCompanyIds.includes(id)).map(({ name }) => name)).toEqual([
    'Kaislaranta Testiyhtiö Oy (esimerkki)',
  ])
  expect(nmbrs.debtors.filter(({ id }) => blockedDebtorIds.includes(id)).map(({ name }) => name)).toEqual([
    'Estetty Asiakas Oy (esimerkki)',
  ])
})

test('every transaction of every journal is in balance to the cent, read from its document', () => {
  let transactions = 0
  for (const run of nmbrs.runs) {
    for (const { lines, period, year } of readJournal(document(run))) {
      const sum = lines.reduce((total, { amount }) => total + amount, 0)
      expect(sum, `${companyOf(run)?.name} ${run.year}/${run.number} for ${period}/${year}`).toBe(0)
      expect(lines.length).toBeGreaterThan(1)
      transactions += 1
    }
  }
  expect(transactions).toBeGreaterThan(1_000)
})

test('the first company’s June is the published sample, and its run is number 6', () => {
  const [first] = nmbrs.companies
  const june = runsOf(first?.id ?? 0, 2026).find(({ number }) => number === 6)
  expect(june).toMatchObject({ description: 'Kesäkuu', periodStart: 6, periodEnd: 6, locked: true })
  expect(june && `${document(june)}\n`).toBe(readSample('journal-xml/02-june-with-corrections-jan-may.xml'))
})

test('every monthly company corrects January to May in June 2026', () => {
  const monthly = nmbrs.companies.filter(({ periodType }) => periodType === 'M')
  expect(monthly).toHaveLength(36)
  for (const { id, name } of monthly) {
    const june = runsOf(id, 2026).find(({ periodStart, periodEnd }) => periodStart === 6 && periodEnd === 6)
    expect([june?.number, june?.description], name).toEqual([6, 'Kesäkuu'])
    expect(
      june?.journal.map(({ date, period, year }) => `${date} ${period}/${year}`),
      name,
    ).toEqual([
      '2026-06-30 6/2026',
      '2026-01-31 1/2026',
      '2026-02-28 2/2026',
      '2026-03-31 3/2026',
      '2026-04-30 4/2026',
      '2026-05-31 5/2026',
    ])
  }
})

test('runs go from January 2025 to the present period, and only the newest are unlocked', () => {
  for (const { id, name, periodType, currentPeriod } of nmbrs.companies) {
    expect(runsOf(id, 2025), name).toHaveLength({ M: 12, W4: 13, W1: 52 }[periodType])
    const own = runsOf(id, 2026).filter(({ periodStart, periodEnd }) => periodStart === periodEnd)
    expect(
      own.some(({ periodEnd }) => periodEnd === currentPeriod.number),
      name,
    ).toBe(true)
    const numbers = runsOf(id, 2026).map(({ number }) => number)
    expect(numbers, name).toEqual(numbers.map((_, index) => index + 1))

    const open = nmbrs.runs.filter((run) => run.companyId === id && !run.locked).map(({ number }) => number)
    expect([numbers.slice(-1), numbers.slice(-2)], name).toContainEqual(open)
  }
})

test('a retroactive run stands alone in a few companies, and one of them can still be merged', () => {
  const retroactive = nmbrs.runs.filter(({ periodStart, periodEnd }) => periodStart !== periodEnd)
  expect(retroactive.map(({ locked }) => locked).sort()).toEqual([false, true, true])
  for (const run of retroactive) {
    expect(run.journal.map(({ period }) => period)).toEqual([1, 2, 3, 4, 5])
    const before = runsOf(run.companyId, 2026).find(({ number }) => number === run.number - 1)
    expect(before?.locked).toBe(run.locked)
  }
})

test('a weekly company has run week 53, on the last day of the year', () => {
  const last = nmbrs.runs.filter(({ periodEnd }) => periodEnd === 53)
  expect(last.map(({ journal }) => journal[0]?.date)).toEqual(['2026-12-31'])
})

test('one weekly run corrects 200 earlier weeks', () => {
  const [run, ...others] = nmbrs.runs.filter(({ description }) => description.includes('200'))
  expect(others).toEqual([])
  expect([run?.number, run?.locked]).toEqual([42, true])
  expect(run?.journal).toHaveLength(201)
  expect(new Set(run?.journal.map(({ period, year }) => `${period}/${year}`)).size).toBe(201)
  expect(new Set(run?.journal.map(({ date }) => date)).size).toBe(201)
})

test('amounts differ from company to company', () => {
  const january = nmbrs.runs.filter(({ year, number }) => year === 2026 && number === 1)
  const gross = january.map(({ journal }) => journal[0]?.lines[0]?.amount)
  expect(new Set(gross).size).toBe(40)
})
