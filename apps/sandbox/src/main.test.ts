import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandInAddresses } from './start-stand-ins.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function start(stdio: 'pipe' | 'ipc', ...more: readonly string[]) {
  const redirect = ['--redirect-uri', 'http://localhost:4000/back', '--data', folder, ...more]
  return spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...redirect], {
    stdio: ['ignore', 'pipe', 'inherit', ...(stdio === 'ipc' ? (['ipc'] as const) : [])],
  })
}

async function firstLine(child: ReturnType<typeof start>): Promise<StandInAddresses> {
  const [line] = child.stdout ? await once(createInterface(child.stdout), 'line') : ['']
  return JSON.parse(String(line)) as StandInAddresses
}

test('one line tells a launcher everything, the demo user gets to the companies, and SIGTERM ends it cleanly', async () => {
  const child = start('pipe')
  const ended = once(child, 'exit')
  const { procountor, nmbrs } = await firstLine(child)
  if (procountor === undefined || nmbrs === undefined) return expect.fail('both stand-ins')
  const fields = { response_type: 'code', client_id: procountor.clientId, redirect_uri: 'http://localhost:4000/back' }
  const answer = await fetch(`${procountor.url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, ...procountor.login }),
  })
  expect(await answer.text()).toContain('Choose the company')
  expect((await fetch(`${nmbrs.url}/_sandbox/state`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(readdirSync(folder).toSorted()).toEqual(['nmbrs-stand-in.db', 'procountor-stand-in.db'])
})

test('it ends with the process that started it', async () => {
  const child = start('ipc')
  const ended = once(child, 'exit')
  await firstLine(child)
  child.disconnect()
  expect(await ended).toEqual([0, null])
})

test('only the vendor that is asked for is imitated', async () => {
  const child = start('pipe', '--only', 'nmbrs')
  const ended = once(child, 'exit')
  const { procountor, nmbrs } = await firstLine(child)
  expect([procountor, nmbrs?.domain]).toEqual([undefined, expect.any(String)])
  child.kill('SIGTERM')
  await ended
  expect(readdirSync(folder)).toEqual(['nmbrs-stand-in.db'])
})
