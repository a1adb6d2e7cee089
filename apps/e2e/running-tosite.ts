import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const launcher = 'apps/sandbox/dist/start-demo.js'
/** Of the surrounding environment only what processes need to run at all, so that nobody's own settings are tested. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot']

/** What the launcher says once everything runs. */
interface Ready {
  readonly url: string
  readonly serverPid: number
  readonly standIns: {
    readonly procountor: {
      readonly url: string
      readonly login: { readonly username: string; readonly password: string }
    }
    readonly nmbrs: {
      readonly url: string
      readonly username: string
      readonly token: string
      readonly domain: string
    }
  }
}

/** The processes of one Tosite: launcher, server and both stand-ins. */
export interface RunningTosite extends Ready {
  /** What they printed so far. */
  output(): string
  /** Kills the launcher as a crash would, leaving what is stored. */
  kill(): Promise<void>
  /** Kills the server alone, in the middle of what it does; the launcher then ends the rest. */
  killServer(): Promise<void>
  /** Starts all of it again, at the same address and on what is stored. Returns the stand-ins' new addresses. */
  startAgain(): Promise<Ready['standIns']>
  /** Ends them and removes what they stored. */
  end(): Promise<void>
}

/**
 * Starts what `npm start` starts, with demo data, on a port and in a folder of its own. `environment` adds to its
 * settings. Throws with the output when it cannot be started.
 */
export async function runTosite(environment: Readonly<Record<string, string>>): Promise<RunningTosite> {
  const folder = await mkdtemp(join(tmpdir(), 'tosite-e2e-'))
  const printed: string[] = []
  const output = () => printed.join('')
  const settings = {
    ...Object.fromEntries(passedOn.map((name) => [name, process.env[name]])),
    PORT: String(await freePort()),
    DATABASE_FILE: join(folder, 'tosite.db'),
    SETTLE_SECONDS: '1',
    ...environment,
  }
  const start = () => {
    const started = spawn(process.execPath, [launcher], {
      cwd: root,
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    }
    return started
  }

  let child = start()
  const end = async () => {
    await endProcess(child, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    let ready = await untilReady(child)
    return {
      ...ready,
      output,
      end,
      kill: () => endProcess(child, 'SIGKILL'),
      killServer: async () => {
        const ended = once(child, 'exit')
        process.kill(ready.serverPid, 'SIGKILL')
        await ended
      },
      startAgain: async () => {
        child = start()
        ready = await untilReady(child)
        return ready.standIns
      },
    }
  } catch (error) {
    await end()
    throw new Error(`Tosite did not start. It printed:\n${output()}`, { cause: error })
  }
}

async function untilReady(child: ChildProcess): Promise<Ready> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The launcher ended with exit code ${code}.`)
    }),
  ])
  return (message as { readonly ready: Ready }).ready
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
