import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { packageFolder } from '../package-folder.ts'
import type { StandInAddresses } from '../start-stand-ins.ts'
import { announcement } from './announcement.ts'
import { type Child, startChild } from './child.ts'
import type { DemoPlan } from './demo-plan.ts'
import { untilHealthy } from './health.ts'
import { noStandIns, readStandIns, settingsOf } from './stand-ins.ts'

/** Long enough for the server to finish the calls it is in. */
const patienceMs = 15_000

/** A small nursery for short-lived objects: it costs nothing here, and a third of the memory at rest. */
const serverFlags = ['--max-semi-space-size=4']

const programsOfTosite = {
  standIns: fileURLToPath(new URL('dist/main.js', packageFolder)),
  server: fileURLToPath(new URL('../bff/dist/main.js', packageFolder)),
}

export interface Launch {
  readonly plan: DemoPlan
  readonly environment: NodeJS.ProcessEnv
  /** Aborted when everything is to end. */
  readonly stop: AbortSignal
  readonly print: (text: string) => void
  /** Called once the server is healthy. */
  readonly onReady: (standIns: StandInAddresses, serverPid: number | undefined) => void
  /** The files to start, other ones in tests. */
  readonly programs?: { readonly standIns: string; readonly server: string }
}

/**
 * Starts the stand-ins that the plan asks for, then the server, and stays until `stop` is aborted or one of them ends.
 * Then ends the others. Returns the exit code: 0 when asked to stop, never 0 when a process ended by itself.
 */
export async function launch(wanted: Launch): Promise<number> {
  const { plan, environment, stop, print, onReady, programs = programsOfTosite } = wanted
  const children: Child[] = []
  const start: typeof startChild = (...args) => {
    const child = startChild(...args)
    children.push(child)
    return child
  }

  try {
    const stopped = stop.aborted ? Promise.resolve() : once(stop, 'abort').then(() => undefined)
    const standIns = await Promise.race([startStandIns(plan, environment, programs.standIns, start), stopped])
    if (standIns === undefined) return 0

    const server = start('server', [...serverFlags, programs.server], {
      env: { ...environment, ...serverSettings(plan, standIns) },
      output: 'inherit',
    })
    const over = new AbortController()
    const end = Promise.race([stopped, ...children.map(endOf)]).finally(() => over.abort())
    if (await untilHealthy(`http://localhost:${plan.port}`, over.signal)) {
      print(announcement(plan, standIns))
      onReady(standIns, server.pid)
    }

    const ended = await end
    if (ended === undefined) return 0
    print(`The ${ended.name} ended by itself with exit code ${ended.code}.\n`)
    return ended.code === 0 ? 1 : ended.code
  } finally {
    // The server first: it still needs the stand-ins for what it is doing.
    for (const child of children.reverse()) await child.stop(patienceMs)
  }
}

async function startStandIns(
  plan: DemoPlan,
  environment: NodeJS.ProcessEnv,
  program: string,
  start: typeof startChild,
): Promise<StandInAddresses> {
  if (plan.imitated.length === 0) return noStandIns
  const callback = `${plan.publicUrl}/api/procountor/callback`
  const only = plan.imitated.flatMap((vendor) => ['--only', vendor])
  // One limit, as the operator set it: the stand-in counts what the server promises to keep.
  const limit = plan.requestsPerSecond === undefined ? [] : ['--requests-per-second', plan.requestsPerSecond]
  const args = [program, ...only, ...limit, '--data', plan.standInsFolder, '--redirect-uri', callback]
  return readStandIns(start('stand-ins', args, { env: environment, output: 'pipe' }))
}

function serverSettings(plan: DemoPlan, standIns: StandInAddresses): Record<string, string> {
  const port = String(plan.port)
  return plan.demo ? { PORT: port, DEMO: 'on', ...settingsOf(standIns) } : { PORT: port, DEMO: 'off' }
}

async function endOf(child: Child): Promise<{ readonly name: string; readonly code: number }> {
  return { name: child.name, code: await child.ended }
}
