import type { Readable } from 'node:stream'
import { changesPath } from '@tosite/contract'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSecrets } from '../prove/checker.ts'
import { createTokenStore } from '../src/accounts/token-store.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { newestDelivery, queueOne } from './one-receipt.ts'
import { startWalk, type Walk } from './payroll-walk.ts'

interface Seen {
  readonly where: string
  readonly text: string
}

let walk: Walk
let seen: Seen[]
const secrets: Record<string, string> = {}

beforeEach(async () => {
  seen = []
  walk = await startWalk({
    logTo: { write: (text) => seen.push({ where: 'the log', text }) },
    onAnswer: (request, text) => seen.push({ where: `the answer to ${request}`, text }),
  })
  const { deps, seed } = walk.tosite
  secrets['the secret key'] = deps.config.secretKey
  secrets['the client secret'] = deps.config.procountor?.clientSecret ?? ''
  secrets['the token for Nmbrs'] = seed.nmbrsCredentials.token
})
afterEach(() => walk.close())

/** Tokens as they are stored now, by what they are. */
async function rememberTokens(accountId: string, when: string): Promise<void> {
  const { db, config, clock } = walk.tosite.deps
  const tokens = await createTokenStore(db, createSeal(config.secretKey), clock.now).find(accountId)
  secrets[`the access token ${when}`] = tokens?.accessToken ?? ''
  secrets[`the refresh token ${when}`] = tokens?.refreshToken ?? ''
}

/** Everything that is stored in a table, as text. */
function table(name: string): Seen {
  return { where: name, text: JSON.stringify(walk.tosite.deps.db.all(sql.raw(`select * from ${name}`))) }
}

const fault = (kind: string, path: string, more = {}) =>
  walk.order('procountor', 'POST', '/faults', { kind, method: 'POST', path, ...more })

test('No token and no secret is in a log, an answer, an error, the audit trail or what screens follow', async () => {
  const stream = await walk.admin.send({ method: 'GET', url: `${changesPath}?after=0`, payloadAsStream: true })
  const follow: Readable = stream.stream()
  follow.on('data', (text: Buffer) => seen.push({ where: 'the stream of changes', text: text.toString() }))

  // Every way in which renewing an authorization fails, with a receipt waiting for it.
  await walk.order('procountor', 'POST', '/facts', { rotateRefreshTokens: true })
  const one = await queueOne(walk, '101')
  const { id } = one.mapping.account
  await rememberTokens(id, 'at first')
  for (const kind of ['500', 'cut', 'half-answer', 'save-then-500-html', 'refuse-before-saving']) {
    await walk.order('procountor', 'POST', '/tokens/revoke', { kind: 'access' })
    await fault(kind, '/oauth/token', kind === 'refuse-before-saving' ? { status: 400, message: 'INVALID' } : {})
    await walk.deliver()
    await walk.admin.post('/api/accounts/refresh')
    await walk.admin.get(`/api/companies/${one.company.id}/journals/${one.journal}/preview`)
    expect(await newestDelivery(walk, one)).toMatchObject({ state: 'queued' })
    await rememberTokens(id, `after ${kind}`)
    await walk.order('procountor', 'DELETE', '/faults')
    walk.clock.pass(600)
    await walk.authorizeAgain(one.mapping)
    await rememberTokens(id, `authorized after ${kind}`)
  }
  await walk.order('procountor', 'POST', '/tokens/revoke', { kind: 'refresh' })
  await walk.order('procountor', 'POST', '/tokens/revoke', { kind: 'access' })
  await walk.deliver()
  expect(await newestDelivery(walk, one)).toMatchObject({ state: 'queued', waitingFor: 'authorization' })
  await walk.authorizeAgain(one.mapping)
  await rememberTokens(id, 'in the end')
  await walk.deliver()
  expect(await newestDelivery(walk, one)).toMatchObject({ state: 'verified' })
  // What a callback and a connection are told wrong is answered with, too.
  await walk.admin.get('/api/procountor/callback?code=unknown&state=unknown')
  await walk.admin.put('/api/nmbrs/connection', { ...walk.tosite.seed.nmbrsCredentials, domain: 'unknown' })
  await expect.poll(() => seen.some(({ where }) => where === 'the stream of changes')).toBe(true)
  follow.destroy()

  const stored = ['audit', 'changes', 'deliveries', 'sweeps'].map(table)
  const kinds = new Set(seen.map(({ where }) => where.split(' ').slice(0, 3).join(' ')))
  expect([...kinds]).toEqual(expect.arrayContaining(['the log', 'the answer to', 'the stream of']))
  expect(new Set(Object.values(secrets)).size).toBeGreaterThan(6)
  expect(findSecrets([...seen, ...stored], secrets)).toEqual([])
})
