import { randomUUID } from 'node:crypto'
import type { MappingView } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { createAdministrations } from '../administrations/administrations.ts'
import { openDatabase } from '../db/database.ts'
import { ApiProblem } from '../http/api-error.ts'
import { createJournalStore } from '../journals/journal-store.ts'
import { createAdministrationsInUse } from './administration-in-use.ts'
import { createReceiptStore, type ReceiptStore } from './receipt-store.ts'
import { sendJournal } from './send-journal.ts'

let walk: Walk
let mapping: MappingView
/** The database as another process has it open. */
let other: ReturnType<typeof openDatabase>

beforeAll(async () => {
  walk = await startWalk()
  mapping = await walk.mapped(await walk.company('202'))
  other = openDatabase(walk.tosite.deps.config.databaseFile)
})
afterAll(async () => {
  other.close()
  await walk.close()
})

const actor = { userId: 'somebody', at: '2026-11-28T10:00:00.000Z' }

/** What became of it, with the code of what was refused. */
function outcome<T>(work: Promise<T>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ApiProblem) return error.code
      throw error
    },
  )
}

/** Sends in one process, while another marks the journal as sent right before or after a step of the first at the database. */
async function race(run: number, step: 'load' | 'send', when: 'before' | 'after') {
  const { deps } = walk.tosite
  const companyId = mapping.company.id
  const company = await walk.company('202')
  const journalId = await walk.journal(company, 2026, run)
  const { hash } = await walk.preview(company, journalId)
  let marked = 'not tried'
  const mark = async () => {
    marked = await outcome(createJournalStore(other.db, randomUUID).markAsSent(companyId, journalId, actor))
  }
  const around = <Args extends unknown[], T>(name: typeof step, work: (...args: Args) => Promise<T>) => {
    return async (...args: Args): Promise<T> => {
      const isNow = name === step && marked === 'not tried'
      if (isNow && when === 'before') await mark()
      const answer = await work(...args)
      if (isNow && when === 'after') await mark()
      return answer
    }
  }
  const own = createReceiptStore(deps.db)
  const store: ReceiptStore = { ...own, load: around('load', own.load), send: around('send', own.send) }
  const administrations = createAdministrationsInUse(createAdministrations(deps), deps.now)
  const sending = { store, administrations, newId: randomUUID, wake: () => undefined }
  const sent = await outcome(sendJournal(sending, companyId, journalId, { hash }, actor))
  const { journal } = await walk.run(company, 2026, run)
  const { deliveries } = await walk.deliveries(company, journalId)
  return { marked, sent, isMarked: journal?.markedAsSentAt != null, isSent: deliveries.length > 0 }
}

test.each([
  [1, 'load', 'before'],
  [2, 'load', 'after'],
  [4, 'send', 'before'],
] as const)('Marked as sent while somebody sends, run %i, %s, %s: nothing is sent', async (run, step, when) => {
  expect(await race(run, step, when)).toEqual({ marked: 'done', sent: 'send-refused', isMarked: true, isSent: false })
})

test('Marked as sent right after somebody has sent: it is not marked', async () => {
  const after = { marked: 'journal-was-sent', sent: 'done', isMarked: false, isSent: true }
  expect(await race(5, 'send', 'after')).toEqual(after)
})

test('Marked and sent in the same moment, from two tabs: one of them wins, and the other is told', async () => {
  const company = await walk.company('202')
  const journalId = await walk.journal(company, 2026, 3)
  const { hash } = await walk.preview(company, journalId)
  const url = `/api/companies/${company.id}/journals/${journalId}`
  const [sent, marked] = await Promise.all([
    walk.admin.post(`${url}/send`, { hash }),
    walk.admin.put(`${url}/mark-as-sent`),
  ])
  expect([sent.statusCode, marked.statusCode].sort()).toEqual([200, 409])
  const { journal } = await walk.run(company, 2026, 3)
  const { deliveries } = await walk.deliveries(company, journalId)
  expect(journal?.markedAsSentAt != null).toBe(marked.statusCode === 200)
  expect(deliveries.length > 0).toBe(sent.statusCode === 200)
})
