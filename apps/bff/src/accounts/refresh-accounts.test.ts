import { EventEmitter, once } from 'node:events'
import type { Account } from '@tosite/contract'
import { expect, test } from 'vitest'
import { apiProblem } from '../http/api-error.ts'
import { createLog } from '../log.ts'
import { createAccountRefresher } from './refresh-accounts.ts'

const account = (id: string, status: Account['status'] = 'authorized'): Account => ({
  id,
  username: id,
  authorizationKind: 'interactive',
  status,
  administration: null,
  authorizedAt: null,
  refreshedAt: null,
  mapping: null,
  problem: null,
  needsYou: null,
})

function setUp(listed: readonly Account[], read: (id: string) => Promise<never> | Promise<void>) {
  const begun: string[] = []
  const problems: string[] = []
  const refresher = createAccountRefresher({
    accounts: {
      list: async () => [...listed],
      saveProblem: async (id, { code }) => void problems.push(`${id} ${code}`),
    },
    administrations: {
      refreshAdministration: async (id) => {
        begun.push(id)
        await read(id)
        return { administration: neverUsed, view: neverUsed, access: null }
      },
    },
    log: createLog({ level: 'silent' }),
  })
  return { refresher, begun, problems }
}

const neverUsed = {
  companyId: 1,
  name: '',
  readAt: '',
  accounts: [],
  dimensions: [],
  vatStatuses: [],
  vatPercents: [],
  fiscalYears: [],
}

test('only authorized accounts are read, and a failure stays on its own row', async () => {
  const listed = [account('a'), account('b', 'authorization-expired'), account('c'), account('d', 'not-authorized')]
  const { refresher, begun, problems } = setUp(listed, async (id) => {
    if (id === 'a') throw apiProblem('procountor-unavailable', 503, 'later')
  })
  await refresher.refresh()
  expect(begun).toEqual(['a', 'c'])
  expect(problems).toEqual(['a procountor-unavailable'])
})

test('an expired authorization is not told twice, and a bug ends nothing', async () => {
  const { refresher, begun, problems } = setUp([account('a'), account('b'), account('c')], async (id) => {
    if (id === 'a') throw apiProblem('authorization-expired', 409, 'expired')
    if (id === 'b') throw new TypeError('a bug')
  })
  await refresher.refresh()
  expect(begun).toEqual(['a', 'b', 'c'])
  expect(problems).toEqual([])
})

test('whoever asks meanwhile waits for the same reading', async () => {
  const { refresher, begun } = setUp([account('a')], async () => undefined)
  await Promise.all([refresher.refresh(), refresher.refresh()])
  expect(begun).toEqual(['a'])
  await refresher.refresh()
  expect(begun).toEqual(['a', 'a'])
})

test('stopping waits for the account under way and begins no other', async () => {
  const steps = new EventEmitter()
  const begins = once(steps, 'begin')
  const finishes = once(steps, 'finish')
  const { refresher, begun } = setUp([account('a'), account('b')], async () => {
    steps.emit('begin')
    await finishes
  })
  const refreshed = refresher.refresh()
  await begins
  const stopped = refresher.stop()
  steps.emit('finish')
  await Promise.all([refreshed, stopped])
  expect(begun).toEqual(['a'])
})
