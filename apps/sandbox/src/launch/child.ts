import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** A process of the demo. It ends by itself when the launcher is gone, for the channel between them closes. */
export interface Child {
  readonly name: string
  /** Undefined where it could not be started. */
  readonly pid: number | undefined
  /** Settles when it ended: its exit code, or 1 where a signal or a failed start left none. */
  readonly ended: Promise<number>
  readonly output: Readable | null
  /** Asks it to end, insists after `patienceMs`, and waits until it did. */
  stop(patienceMs: number): Promise<void>
}

/**
 * Starts a TypeScript file under the Node.js that runs the launcher. It gets a process group of its own: a Ctrl+C at the
 * terminal then reaches the launcher alone, which asks each child once, in order.
 */
export function startChild(
  name: string,
  args: readonly string[],
  { env, output }: { readonly env: NodeJS.ProcessEnv; readonly output: 'pipe' | 'inherit' },
): Child {
  const child = spawn(process.execPath, [...args], {
    env,
    detached: true,
    stdio: ['ignore', output, 'inherit', 'ipc'],
  })
  const ended = endOf(child)
  return {
    name,
    pid: child.pid,
    ended,
    output: child.stdout,
    stop: async (patienceMs) => {
      child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(insist)
    },
  }
}

async function endOf(child: ChildProcess): Promise<number> {
  try {
    const [code] = await once(child, 'exit')
    return typeof code === 'number' ? code : 1
  } catch {
    return 1
  }
}
