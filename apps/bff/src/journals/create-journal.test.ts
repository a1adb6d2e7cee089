import type { JournalResult } from '@tosite/core'
import { parseJournalDocument } from '@tosite/nmbrs'
import { expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { companies, debtors } from '../db/schema.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import { createRunStore } from '../runs/run-store.ts'
import { createJournal } from './create-journal.ts'
import { createJournalStore } from './journal-store.ts'
import { periodOfDate } from './upload-journal.ts'

const actor = { userId: 'someone', at: '2026-11-23T10:00:00.000Z' }
const line = (account: string, value: string, side: string) =>
  `<line><dim1>${account}</dim1><value>${value}</value><debitcredit>${side}</debitcredit><description/></line>`
const document = (period: string, lines: string) =>
  `<transactions><transaction><header><date>20260630</date><period>${period}</period></header><lines>${lines}</lines></transaction></transactions>`
const journal = document('6/2026', line('5000', '100.00', 'debit') + line('2920', '100.00', 'credit'))

/** A company with one run, and a Nmbrs that answers these two documents. */
async function office(detailed: string, control: string) {
  const { db, close } = openDatabase(':memory:')
  db.insert(debtors).values({ id: 1, number: '1', name: 'D', position: 0 }).run()
  db.insert(companies).values({ id: 2, debtorId: 1, number: '101', name: 'C', periodType: 'month', position: 0 }).run()
  let ids = 0
  const newId = () => `id-${++ids}`
  const runs = createRunStore(db, newId)
  const run = { number: 6, year: 2026, periodStart: 6, periodEnd: 6, description: 'Kesäkuu', runAt: null, locked: true }
  await runs.save({ companyId: 2, year: 2026, listed: [{ nmbrsRunId: 9, ...run }], at: actor.at })
  const parsed = (text: string): Promise<JournalResult> => Promise.resolve(parseJournalDocument(text))
  const client = { journal: () => parsed(detailed), companyJournal: () => parsed(control) }
  // Only these two calls are made.
  const nmbrs = { with: (work: (given: typeof client) => unknown) => work(client) } as unknown as NmbrsAccess
  const journals = createJournalStore(db, newId)
  const runId = (await runs.list(2, 2026)).runs[0]?.id ?? ''
  const create = () => createJournal({ runs, journals, nmbrs, newId }, 2, runId, actor)
  return { create, stored: async () => (await runs.list(2, 2026)).runs[0]?.journal, close }
}

test('A journal that comes to the company’s own sums is stored', async () => {
  const sums = document(
    '6/2026',
    line('2920', '-100.00', 'debit') + line('5000', '60', 'debit') + line('5000', '40', 'debit'),
  )
  const { create, stored, close } = await office(journal, sums)
  expect((await create()).state).toBe('created')
  expect(await stored()).toMatchObject({ source: 'nmbrs' })
  close()
})

test('One that does not is refused with every period and account, and nothing is stored', async () => {
  const sums = document('6/2026', line('5000', '100.01', 'debit') + line('2921', '100.00', 'credit'))
  const { create, stored, close } = await office(journal, sums)
  await expect(create()).rejects.toMatchObject({
    code: 'sums-differ',
    status: 422,
    details: {
      findings: [
        { values: { account: '2920', expected: 0 } },
        { values: { period: '6/2026', account: '5000', found: 10_000, expected: 10_001 } },
        { values: { account: '2921', found: 0 } },
      ],
    },
  })
  expect(await stored()).toBeNull()
  close()
})

test('The same sums in another period are not the same', async () => {
  const { create, close } = await office(journal, journal.replace('6/2026', '5/2026'))
  await expect(create()).rejects.toMatchObject({ code: 'sums-differ' })
  close()
})

test('An empty journal is refused as such', async () => {
  const { create, close } = await office('<transactions/>', '<transactions/>')
  await expect(create()).rejects.toMatchObject({
    code: 'journal-refused',
    details: { findings: [{ code: 'empty-journal' }] },
  })
  close()
})

test('A SIE date is a period of a monthly company; any other company’s is the run’s own', () => {
  const run = { year: 2026, period: 23 }
  expect(periodOfDate('2026-05-31', run, 'month')).toEqual({ year: 2026, number: 5 })
  expect(periodOfDate('2026-05-31', run, 'week')).toEqual({ year: 2026, number: 23 })
})
