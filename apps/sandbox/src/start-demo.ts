import { type DemoPlan, planDemo } from './launch/demo-plan.ts'
import { launch } from './launch/launch.ts'
import { isPortFree } from './launch/port.ts'

/** What `npm start` runs once everything is installed and built: Tosite and, in demo mode, stand-ins for its vendors. */
async function startDemo(): Promise<number> {
  const planned = planDemo(process.env)
  if (!planned.ok) return refuse(planned.problems)
  if (!(await isPortFree(planned.plan.port))) return refuse([portTaken(planned.plan)])

  return launch({
    plan: planned.plan,
    environment: process.env,
    stop: stopAsked(),
    print: (text) => process.stdout.write(text),
    onReady: (standIns, serverPid) => tellStarter({ ready: { url: planned.plan.publicUrl, standIns, serverPid } }),
  })
}

/** Tests start this and want to know; a starter that is gone by now is noticed as a closed channel. */
function tellStarter(message: object): void {
  process.send?.(message, undefined, undefined, () => undefined)
}

function refuse(problems: readonly string[]): number {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return 1
}

function portTaken({ port }: DemoPlan): string {
  return `Port ${port} is taken by another program. Stop that one (perhaps Tosite runs already), or set PORT to another number.`
}

/** Aborted on Ctrl+C, when asked to end, and when the process that started this one is gone. */
function stopAsked(): AbortSignal {
  const stop = new AbortController()
  for (const reason of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(reason, () => stop.abort())
  return stop.signal
}

try {
  process.exitCode = await startDemo()
} catch (error) {
  process.exitCode = refuse([error instanceof Error ? error.message : String(error)])
}
// The channel to the process that started this one would keep it alive.
if (process.connected) process.disconnect()
