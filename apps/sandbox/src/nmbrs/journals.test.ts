import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { AskFunction } from './testing/ask.ts'
import { createAsk } from './testing/ask.ts'
import { readJournal, readSample, resultText, sumsByAccount } from './testing/journal-reader.ts'
import { credentials, sampleOffice } from './testing/sample-office.ts'

let standIn: NmbrsStandIn
let ask: AskFunction
beforeAll(async () => {
  standIn = await startNmbrsStandIn({ seed: sampleOffice })
  ask = createAsk(standIn.url, credentials)
})
afterAll(() => standIn.close())

async function document(form: string, RunId: number, year?: number): Promise<string> {
  const parameters = { CompanyId: 90_211, RunId, ...(year === undefined ? {} : { intYear: year }) }
  const answer = await ask({ service: 'CompanyService', operation: `Journals_GetByRun${form}`, parameters })
  expect(answer.status).toBe(200)
  return resultText(answer.text)
}

test('a retroactive move stands as the sample has it at cost centre level and is gone at company level', async () => {
  expect(`${await document('CostCenter_v2', 550_107, 2026)}\n`).toBe(
    readSample('journal-xml/03-retroactive-cost-centre-move.xml'),
  )
  expect(await document('Company_v2', 550_107, 2026)).toBe('<transactions />')
})

test('every level of detail holds the same sums per period and account', async () => {
  const finest = sumsByAccount(readJournal(await document('CostCenterCostUnitPerYear', 550_106, 2026)))
  expect(Object.keys(finest)).toHaveLength(30)
  for (const form of ['Company_v2', 'CostCenter_v2', 'Department_v2', 'Employee_v2']) {
    expect(sumsByAccount(readJournal(await document(form, 550_106, 2026))), form).toEqual(finest)
  }
})

test('the company level has one line per account and no dimension elements', async () => {
  const company = await document('Company_v2', 550_106, 2026)
  expect(company).not.toContain('dim2')
  const [june] = readJournal(company)
  expect(june?.lines.map(({ account, amount }) => [account, amount])).toEqual([
    ['5000', 1_845_000],
    ['6110', 328_320],
    ['2941', -391_140],
    ['2945', -460_238],
    ['2961', -1_321_942],
  ])
})

test('the employee form names the person in dim2, to the cent', async () => {
  const [june] = readJournal(await document('Employee_v2', 550_106, 2026))
  const wages = june?.lines.filter(({ account }) => account === '5000').map((line) => [line.costCenter, line.amount])
  expect(wages).toEqual([
    ['11', 980_000],
    ['12', 432_500],
    ['13', 432_500],
  ])
  const pension = june?.lines.filter(({ account }) => account === '2945').map((line) => [line.costCenter, line.amount])
  expect(pension).toEqual([
    ['11', -153_412],
    ['12', -153_412],
    ['13', -153_414],
  ])
})

test('a form without a year answers for the active year, whatever run is asked for', async () => {
  const asked = await document('Company', 540_106)
  expect(asked).toBe(await document('Company_v2', 550_106, 2026))
  expect(asked).not.toBe(await document('Company_v2', 540_106, 2025))
})

test('a year in which there is no such run has no transactions', async () => {
  expect(await document('Company_v2', 550_108, 2025)).toBe('<transactions />')
})
