import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWalk, type Walk } from '../../test/payroll-walk.ts'
import { createEstimates } from './estimates.ts'
import { createPaceStore } from './pace-store.ts'

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

/** Estimates of a server whose calls leave 0.98 times a second. */
function slowly() {
  const { deps } = walk.tosite
  if (deps.config.procountor === null) throw new Error('the stand-in was asked for')
  const procountor = { ...deps.config.procountor, requestsPerSecond: 1 }
  return createEstimates({ ...deps, config: { ...deps.config, procountor } })
}

const listed = (journalId: string) => ({ journalId, state: 'sending' as const, deliveries: [] })
const estimateOf = async (journalId: string) => (await slowly().with(listed(journalId))).estimate

test('the time before sending, the time left while others send too, and none in the end', async () => {
  const [small, big] = [await walk.company('102'), await walk.company('201')]
  const approving = await walk.mapped(big)
  await walk.admin.put(`/api/mappings/${approving.id}`, {
    version: approving.version,
    rules: { ...approving.rules, approve: true },
  })
  await walk.mapped(small)
  const [ofSmall, ofBig] = [await walk.journal(small, 2026, 6), await walk.journal(big, 2026, 6)]

  const { estimate: _ours, ...preview } = await walk.preview(big, ofBig)
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
