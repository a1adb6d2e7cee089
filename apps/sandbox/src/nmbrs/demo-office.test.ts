import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoSeed } from '../demo/demo-seed.ts'
import type { NmbrsStandIn } from './index.ts'
import { startNmbrsStandIn } from './index.ts'
import type { AskFunction } from './testing/ask.ts'
import { createAsk } from './testing/ask.ts'
import { readJournal, resultText, sumsByAccount } from './testing/journal-reader.ts'

const { nmbrs, nmbrsCredentials } = demoSeed()
const folder = mkdtempSync(join(tmpdir(), 'nmbrs-stand-in-'))
const file = join(folder, 'nmbrs.db')
const start = (): Promise<NmbrsStandIn> => startNmbrsStandIn({ seed: nmbrs, file, wait: async () => undefined })

let standIn: NmbrsStandIn
let ask: AskFunction
beforeAll(async () => {
  standIn = await start()
  ask = createAsk(standIn.url, nmbrsCredentials)
})
afterAll(async () => {
  await standIn.close()
  rmSync(folder, { recursive: true })
})

async function journal(operation: string, companyId: number, runId: number) {
  const parameters = { CompanyId: companyId, RunId: runId, intYear: 2026 }
  const answer = await ask({ service: 'CompanyService', operation, parameters })
  return readJournal(resultText(answer.text))
}

test('June of every company arrives over HTTP as seeded, and the company level sums to the same', async () => {
  const june = nmbrs.runs.filter(
    ({ year, periodStart, periodEnd }) => year === 2026 && periodStart === 6 && periodEnd === 6,
  )
  expect(june).toHaveLength(40)
  for (const run of june) {
    const fine = await journal('Journals_GetByRunCostCenterCostUnitPerYear', run.companyId, run.id)
    expect(sumsByAccount(fine)).toEqual(sumsByAccount(run.journal))
    const company = await journal('Journals_GetByRunCompany_v2', run.companyId, run.id)
    expect(sumsByAccount(company)).toEqual(sumsByAccount(run.journal))
  }
})

test('the period types are told with the current period', async () => {
  const current = async (CompanyId: number): Promise<string> => {
    const call = { service: 'CompanyService', operation: 'Company_GetCurrentPeriod', parameters: { CompanyId } }
    return resultText((await ask(call)).text)
  }
  const first = (type: string): number => nmbrs.companies.find(({ periodType }) => periodType === type)?.id ?? 0
  expect(await current(first('M'))).toBe('2026-10-M')
  expect(await current(first('W4'))).toBe('2026-10-W4')
  expect(await current(first('W1'))).toBe('2026-43-W1')
})

test('a file keeps what was changed when the stand-in starts again, until it is reset', async () => {
  const newest = nmbrs.runs.find(({ locked }) => !locked)
  const id = newest?.id ?? 0
  standIn.store.updateRun(id, { locked: true })
  await standIn.close()
  standIn = await start()
  ask = createAsk(standIn.url, nmbrsCredentials)
  expect(standIn.store.run(id)?.locked).toBe(true)
  standIn.reset()
  expect(standIn.store.run(id)?.locked).toBe(false)
})
