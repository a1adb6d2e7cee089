import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { StandInAddresses } from '../start-stand-ins.ts'
import { type DemoPlan, planDemo } from './demo-plan.ts'
import { type Launch, launch } from './launch.ts'
import { isPortFree } from './port.ts'

const standIns: StandInAddresses = {
  procountor: {
    url: 'http://127.0.0.1:1',
    clientId: 'tosite',
    clientSecret: 'not-a-secret',
    login: { username: 'palkat@toimisto.example', password: 'salasana' },
  },
  nmbrs: { url: 'http://127.0.0.1:2', username: 'u', token: 't', domain: 'd' },
  testCompanyIds: [7],
  blockedDebtorIds: [9],
}

/** Programs that say what they were given, in files of one folder, and end when they are asked to or left alone. */
function standInPrograms() {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-launch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program = (name: string, body: string) => {
    const file = join(folder, `${name}.mjs`)
    const note = (what: string, value: string) =>
      `writeFileSync(${JSON.stringify(join(folder, `${name}-${what}`))}, ${value})`
    writeFileSync(
      file,
      `import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
${note('arguments', 'JSON.stringify(process.argv.slice(2))')}
${note('environment', 'JSON.stringify(process.env)')}
const end = () => { ${note('ended', '""')}; process.exit(0) }
process.on('SIGTERM', end)
process.on('disconnect', end)
${body}`,
    )
    return file
  }
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const hasEnded = (name: string) => readFileSync(join(folder, `${name}-ended`), 'utf8') === ''
  return { program, read, hasEnded }
}

const sayAddresses = `console.log(${JSON.stringify(JSON.stringify(standIns))})`
const stay = `createServer().listen(0)`
const serve = `createServer((_, answer) => answer.end('{"status":"ok"}')).listen(process.env.PORT)`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function planOf(environment: Record<string, string>): Promise<DemoPlan> {
  const planned = planDemo({ PORT: String(await freePort()), ...environment })
  if (!planned.ok) throw new Error(planned.problems.join())
  return planned.plan
}

/** Starts everything, and asks it to end as soon as it is ready. */
async function launchAndStop(wanted: Pick<Launch, 'plan' | 'programs'>) {
  const stop = new AbortController()
  const printed: string[] = []
  const code = await launch({
    ...wanted,
    environment: process.env,
    stop: stop.signal,
    print: (text) => printed.push(text),
    onReady: () => stop.abort(),
  })
  return { code, printed: printed.join('') }
}

test('starts stand-ins and server, tells the one of the others, and ends both when asked', async () => {
  const { program, read, hasEnded } = standInPrograms()
  const plan = await planOf({ DATABASE_FILE: 'somewhere/tosite.db' })
  const { code, printed } = await launchAndStop({
    plan,
    programs: {
      standIns: program('stand-ins', `${sayAddresses}; ${stay}`),
      server: program('server', serve),
    },
  })

  expect(code).toBe(0)
  expect(read('stand-ins-arguments')).toEqual([
    ...['--only', 'nmbrs', '--only', 'procountor'],
    ...['--data', 'somewhere/sandbox'],
    ...['--redirect-uri', `http://localhost:${plan.port}/api/procountor/callback`],
  ])
  expect(read('server-environment')).toMatchObject({
    PORT: String(plan.port),
    DEMO: 'on',
    PROCOUNTOR_URL: 'http://127.0.0.1:1',
    PROCOUNTOR_CLIENT_ID: 'tosite',
    PROCOUNTOR_CLIENT_SECRET: 'not-a-secret',
    NMBRS_SOAP_URL: 'http://127.0.0.1:2',
    DEMO_SEED: '{"nmbrs":{"username":"u","token":"t","domain":"d"},"testCompanyIds":[7],"blockedDebtorIds":[9]}',
  })
  for (const told of [plan.publicUrl, 'admin@tosite.example', 'clerk@tosite.example', 'reader@tosite.example']) {
    expect(printed).toContain(told)
  }
  for (const told of ['http://127.0.0.1:1', 'palkat@toimisto.example', 'salasana', 'http://127.0.0.1:2']) {
    expect(printed).toContain(told)
  }
  expect(hasEnded('server') && hasEnded('stand-ins')).toBe(true)
  expect(await isPortFree(plan.port)).toBe(true)
})

test('leaves a vendor alone whose address is set', async () => {
  const { program, read } = standInPrograms()
  const plan = await planOf({ PROCOUNTOR_URL: 'https://procountor.example' })
  const { printed } = await launchAndStop({
    plan,
    programs: {
      standIns: program(
        'stand-ins',
        `console.log('${JSON.stringify({ ...standIns, procountor: undefined })}'); ${stay}`,
      ),
      server: program('server', serve),
    },
  })
  expect(read('stand-ins-arguments')).toEqual(expect.arrayContaining(['--only', 'nmbrs']))
  expect(read('stand-ins-arguments')).not.toContain('procountor')
  expect(read('server-environment')).not.toHaveProperty('PROCOUNTOR_URL')
  expect(read('server-environment')).not.toHaveProperty('PROCOUNTOR_CLIENT_SECRET')
  expect(read('server-environment')).toHaveProperty('NMBRS_SOAP_URL', 'http://127.0.0.1:2')
  expect(printed).not.toContain('palkat@toimisto.example')
})

test('starts the server alone, without demo sign-ins, when the demo is off', async () => {
  const { program, read } = standInPrograms()
  const plan = await planOf({ DEMO: 'off' })
  const { code, printed } = await launchAndStop({
    plan,
    programs: { standIns: program('stand-ins', 'process.exit(9)'), server: program('server', serve) },
  })
  expect(code).toBe(0)
  expect(read('server-environment')).toMatchObject({ DEMO: 'off' })
  expect(read('server-environment')).not.toHaveProperty('DEMO_SEED')
  expect(printed).not.toContain('tosite-demo')
})

test('ends the stand-ins and passes the exit code on when the server refuses to start', async () => {
  const { program, hasEnded } = standInPrograms()
  const { code } = await launchAndStop({
    plan: await planOf({}),
    programs: {
      standIns: program('stand-ins', `${sayAddresses}; ${stay}`),
      server: program('server', 'process.exit(3)'),
    },
  })
  expect(code).toBe(3)
  expect(hasEnded('stand-ins')).toBe(true)
})

test('says so when the stand-ins cannot be started', async () => {
  const { program } = standInPrograms()
  const programs = { standIns: program('stand-ins', 'process.exit(4)'), server: program('server', serve) }
  await expect(launchAndStop({ plan: await planOf({}), programs })).rejects.toThrow('exit code 4')
})

test('leaves no process behind when it is killed', async () => {
  const { program, hasEnded } = standInPrograms()
  const wanted = {
    plan: await planOf({}),
    environment: {},
    programs: { standIns: program('stand-ins', `${sayAddresses}; ${stay}`), server: program('server', serve) },
  }
  const launcher = program(
    'launcher',
    `const { launch } = await import(${JSON.stringify(new URL('./launch.ts', import.meta.url).href)})
const wanted = ${JSON.stringify(wanted)}
await launch({ ...wanted, stop: new AbortController().signal, print: () => {}, onReady: () => process.send('ready') })`,
  )
  const running = spawn(process.execPath, [launcher], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  await once(running, 'message')
  // All of them write where the launcher does, so its output closes only when the last one is gone.
  const outputClosed = once(running, 'close')
  running.kill('SIGKILL')
  running.stdout?.resume()
  running.stderr?.resume()
  await outputClosed
  expect(hasEnded('server') && hasEnded('stand-ins')).toBe(true)
})

test('sees that a port is taken', async () => {
  const taken = createServer().listen(0)
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  expect(await isPortFree((taken.address() as AddressInfo).port)).toBe(false)
})
