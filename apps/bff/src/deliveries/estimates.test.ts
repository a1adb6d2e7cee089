import type { PreviewAnswer } from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'
import { sentJournal, withdraw } from '../../test/sent-journal.ts'
import { createEstimates } from './estimates.ts'
import { createPaceStore } from './pace-store.ts'

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

/** Estimates of a server whose calls leave 0.98 times a second, and are answered in time for the next one if not later. */
function slowly(answerMs = 0) {
  const { deps } = walk.tosite
  if (deps.config.procountor === null) throw new Error('the stand-in was asked for')
  const procountor = { ...deps.config.procountor, requestsPerSecond: 1 }
  return createEstimates({ ...deps, config: { ...deps.config, procountor }, answerTimes: { usualMs: () => answerMs } })
}

const listed = (journalId: string) => ({ journalId, state: 'sending' as const, deliveries: [] })
const estimateOf = async (journalId: string, answerMs?: number) =>
  (await slowly(answerMs).with(listed(journalId))).estimate

test('the time before sending, the time left while others send too, and none in the end', async () => {
  const [small, big] = [await walk.company('102'), await walk.company('201')]
  const approving = await walk.mapped(big)
  await walk.admin.put(`/api/mappings/${approving.id}`, {
    version: approving.version,
    rules: { ...approving.rules, approve: true },
  })
  await walk.mapped(small)
  const [ofSmall, ofBig] = [await walk.journal(small, 2026, 6), await walk.journal(big, 2026, 6)]

  const asked = await walk.admin.get(`${pathOf(big, ofBig)}/preview`)
  const { estimate: _ours, ...preview } = answer<PreviewAnswer>(asked)
  // Six receipts of four calls each, at 0.98 calls a second.
  expect((await slowly().withPreview(preview)).estimate).toEqual({ secondsLeft: 25, others: 0, waiting: null })
  expect(await estimateOf(ofBig)).toBeNull()

  expect((await walk.send(small, ofSmall)).estimate).toEqual({ secondsLeft: 1, others: 0, waiting: null })
  await walk.send(big, ofBig)
  // Its own 24 calls, and in turn with them the other's 12.
  expect(await estimateOf(ofBig)).toEqual({ secondsLeft: 37, others: 1, waiting: null })
  expect(await estimateOf(ofSmall)).toEqual({ secondsLeft: 25, others: 1, waiting: null })

  await walk.deliver()
  expect((await walk.deliveries(small, ofSmall)).estimate).toBeNull()
})

test('taking back goes period after period, and waits for every answer', async () => {
  const one = await sentJournal(walk, '101', 6)
  await withdraw(walk, one)
  // Six periods of three calls each, at 0.98 calls a second.
  expect(await estimateOf(one.journal)).toEqual({ secondsLeft: 19, others: 0, waiting: null })
  expect(await estimateOf(one.journal, 5000)).toMatchObject({ secondsLeft: 90 })
  expect(await walk.worker.runOnce()).toBe(true)
  expect(await estimateOf(one.journal, 5000)).toMatchObject({ secondsLeft: 75 })
  await walk.deliver()
  expect(await estimateOf(one.journal)).toBeNull()
})

test('a reversal is counted once: with its receipt until it is queued, from then on by itself', async () => {
  const one = await sentJournal(walk, '502', 4)
  await withdraw(walk, one, 'reverse')
  expect(await estimateOf(one.journal, 5000)).toMatchObject({ secondsLeft: 20 })
  expect(await walk.worker.runOnce()).toBe(true)
  expect((await walk.deliveries(one.company, one.journal)).deliveries.map(({ state }) => state)).toEqual([
    'withdrawing',
    'queued',
  ])
  expect(await estimateOf(one.journal, 5000)).toEqual({ secondsLeft: 15, others: 0, waiting: null })
})

test('what waits for an authorization is told instead of a time, and a slower pace takes longer', async () => {
  const company = await walk.company('401')
  const mapping = await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  await walk.send(company, journal)
  await walk.order('procountor', 'POST', '/faults', { kind: 'revoke-refresh-token' })
  await walk.deliver()
  expect(await estimateOf(journal)).toMatchObject({ secondsLeft: null, waiting: { reason: 'authorization' } })
  await walk.authorizeAgain(mapping)
  expect(await estimateOf(journal)).toMatchObject({ secondsLeft: 13, waiting: null })
  await createPaceStore(walk.tosite.deps.db).slowDown(walk.tosite.deps.clock.monotonic)
  expect(await estimateOf(journal)).toMatchObject({ secondsLeft: 25, waiting: null })
})
