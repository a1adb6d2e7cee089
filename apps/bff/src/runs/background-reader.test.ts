import { expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { companies, debtors } from '../db/schema.ts'
import { apiProblem } from '../http/api-error.ts'
import { createLog } from '../log.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import { createBackgroundReader } from './background-reader.ts'
import { createRunStore } from './run-store.ts'

/** Ten companies that were never asked for their runs; `refuse` says what Nmbrs answers instead of a list. */
function office(refuse: (companyId: number) => unknown) {
  const { db, close } = openDatabase(':memory:')
  db.insert(debtors).values({ id: 1, number: '1', name: 'D', position: 0 }).run()
  for (let id = 1; id <= 10; id++) {
    db.insert(companies)
      .values({ id, debtorId: 1, number: String(id), name: `C${id}`, position: id })
      .run()
  }
  const asked: number[] = []
  const client = {
    runs: async (companyId: number) => {
      asked.push(companyId)
      const refusal = refuse(companyId)
      if (refusal !== undefined) throw refusal
      return []
    },
    currentPeriod: async () => ({ year: 2026, period: 11, periodType: 'month' }),
  }
  // Only these two calls are made.
  const nmbrs = { with: (work: (given: typeof client) => unknown) => work(client) } as unknown as NmbrsAccess
  const clock = { now: new Date('2026-11-23T10:00:00.000Z') }
  const store = createRunStore(db, () => 'id')
  const log = createLog({ level: 'silent' })
  const reader = createBackgroundReader({ store, nmbrs, now: () => clock.now, log })
  return { reader, store, asked, clock, close }
}

test('Companies are asked once, however often the overview is looked at', async () => {
  const { reader, store, asked, close } = office(() => undefined)
  reader.readMissing()
  reader.readMissing()
  await reader.settled()
  expect(asked.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(await store.neverRead(2026)).toEqual([])
  reader.readMissing()
  await reader.stop()
  expect(asked).toHaveLength(10)
  close()
})

test('A refusal concerns its company; Nmbrs being away ends the round, and the next one waits a minute', async () => {
  const refused = office((id) => (id === 3 ? apiProblem('nmbrs-refused', 422, 'No access.') : undefined))
  refused.reader.readMissing()
  await refused.reader.settled()
  expect(await refused.store.neverRead(2026)).toEqual([3])
  refused.close()

  const away = office(() => apiProblem('nmbrs-no-answer', 504, 'Nothing.'))
  away.reader.readMissing()
  await away.reader.settled()
  const first = away.asked.length
  expect(first).toBeLessThanOrEqual(4)
  away.reader.readMissing()
  await away.reader.settled()
  expect(away.asked).toHaveLength(first)
  away.clock.now = new Date(away.clock.now.getTime() + 60_000)
  away.reader.readMissing()
  await away.reader.settled()
  expect(away.asked.length).toBeGreaterThan(first)
  away.close()
})
