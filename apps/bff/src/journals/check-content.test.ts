import type { JournalResult } from '@tosite/core'
import { canonicalJournal } from '@tosite/core'
import { parseJournalDocument } from '@tosite/nmbrs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { accounts, companies, contentChecks, debtors, deliveries, receipts, runs } from '../db/schema.ts'
import { createLog } from '../log.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import { checkContent } from './check-content.ts'
import { createContentCheckStore } from './content-check-store.ts'
import { createContentWatch } from './content-watch.ts'
import { journalOf } from './create-journal.ts'
import { createJournalStore } from './journal-store.ts'
import { sha256 } from './sha256.ts'

const at = '2026-11-23T10:00:00.000Z'
const actor = { userId: 'someone', at }
const line = (account: string, value: string, side: string) =>
  `<line><dim1>${account}</dim1><value>${value}</value><debitcredit>${side}</debitcredit><description/></line>`
const document = (amount: string) =>
  `<transactions><transaction><header><date>20260630</date><period>6/2026</period></header><lines>${line('5000', amount, 'debit')}${line('2920', amount, 'credit')}</lines></transaction></transactions>`

/** A company with a journal of 100.00, and a Nmbrs that gives whatever is put there. */
async function office() {
  const { db, close } = openDatabase(':memory:')
  db.insert(debtors).values({ id: 1, number: '1', name: 'D', position: 0 }).run()
  db.insert(companies).values({ id: 2, debtorId: 1, number: '101', name: 'C', periodType: 'month', position: 0 }).run()
  const run = { id: 'r', companyId: 2, nmbrsRunId: 9, number: 6, year: 2026, periodStart: 6, periodEnd: 6 }
  db.insert(runs)
    .values({ ...run, description: 'Kesäkuu', locked: true, readAt: at })
    .run()
  const journal = journalOf(parseJournalDocument(document('100.00')))
  const contentHash = sha256(canonicalJournal(journal))
  const journals = createJournalStore(db, () => 'x')
  await journals.create('r', { id: 'j', companyId: 2, source: 'nmbrs', fileName: null, journal, contentHash }, actor)

  const nmbrsGives = { text: document('100.00'), reads: 0 }
  const client = {
    journal: (): Promise<JournalResult> => {
      nmbrsGives.reads += 1
      return Promise.resolve(parseJournalDocument(nmbrsGives.text))
    },
  }
  // Only this call is made.
  const nmbrs = { with: (work: (given: typeof client) => unknown) => work(client) } as unknown as NmbrsAccess
  const clock = { now: new Date(at) }
  const checks = createContentCheckStore(db)
  const deps = { checks, nmbrs, now: () => clock.now }

  function send() {
    db.insert(accounts).values({ id: 'a', username: 'A', createdAt: at }).run()
    db.insert(receipts)
      .values({
        id: 'receipt',
        journalId: 'j',
        companyId: 2,
        accountId: 'a',
        administrationId: 1,
        kind: 'receipt',
        receiptKey: 'k',
        name: 'n',
        date: '2026-06-30',
        periodYear: 2026,
        periodNumber: 6,
        mark: 'm',
        content: {},
        approve: false,
        createdAt: at,
      })
      .run()
    const delivery = { id: 'd', receiptId: 'receipt', accountId: 'a', state: 'verified', dueAt: at } as const
    db.insert(deliveries)
      .values({ ...delivery, errors: [], differences: [], createdAt: at, changedAt: at })
      .run()
  }
  return {
    db,
    checks,
    deps,
    clock,
    nmbrsGives,
    send,
    close,
    check: async () => checkContent(deps, await checks.journal(2, 'j')),
  }
}

test('A journal whose run gives the same in Nmbrs is not changed', async () => {
  const { check, close } = await office()
  expect(await check()).toMatchObject({ changed: false, changes: [], canTake: false, checkedAt: at })
  close()
})

test('A changed journal that was not sent may take the new content, and is then the same', async () => {
  const { check, checks, nmbrsGives, close } = await office()
  nmbrsGives.text = document('150.00')
  const found = await check()
  expect(found).toMatchObject({ changed: true, canTake: true })
  expect(found.changes.map(({ account, was, is }) => [account, was, is])).toEqual([
    ['2920', -10_000, -15_000],
    ['5000', 10_000, 15_000],
  ])
  await expect(checks.take(2, 'j', 'another', actor)).rejects.toMatchObject({ code: 'content-outdated' })
  await checks.take(2, 'j', found.foundHash ?? '', actor)
  expect(await check()).toMatchObject({ changed: false, changes: [] })
  close()
})

test('What stands in Procountor shows the change and does not take it', async () => {
  const { db, check, checks, nmbrsGives, send, close } = await office()
  send()
  nmbrsGives.text = document('150.00')
  const found = await check()
  expect(found).toMatchObject({ changed: true, canTake: false, changes: { length: 2 } })
  await expect(checks.take(2, 'j', found.foundHash ?? '', actor)).rejects.toMatchObject({ code: 'journal-was-sent' })
  db.update(deliveries).set({ state: 'withdrawn' }).where(eq(deliveries.id, 'd')).run()
  expect(await checks.find(2, 'j')).toMatchObject({ canTake: true })
  close()
})

test('Sent journals are compared once a day, by one process, and nothing else is', async () => {
  const { db, deps, clock, nmbrsGives, send, close } = await office()
  const watch = () => createContentWatch({ ...deps, log: createLog({ level: 'silent' }) }).round()
  await watch()
  expect(nmbrsGives.reads).toBe(0)
  send()
  await Promise.all([watch(), watch()])
  expect(nmbrsGives.reads).toBe(1)
  await watch()
  expect(nmbrsGives.reads).toBe(1)
  clock.now = new Date(clock.now.getTime() + 25 * 60 * 60_000)
  await watch()
  expect(nmbrsGives.reads).toBe(2)
  db.update(runs).set({ deleted: true }).run()
  clock.now = new Date(clock.now.getTime() + 25 * 60 * 60_000)
  await watch()
  expect(nmbrsGives.reads).toBe(2)
  expect(db.select().from(contentChecks).all()).toHaveLength(1)
  close()
})
