import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { builtServer } from './built-server.ts'

/** Tosite's own server in a process of its own. */
export interface TositeProcess {
  /** Resolves when it listens; rejects with what it printed where it ended before. */
  readonly listening: Promise<void>
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>
  /** What it printed so far: log and errors. */
  output(): string
  kill(): Promise<void>
  /** As an operator stops it. */
  stop(): Promise<void>
}

/**
 * Starts the built server with these variables and nothing else of the surroundings. `preload` is imported before it;
 * `fileBlocks` limits how large a file it may write, in blocks as the shell counts them.
 */
export async function startTositeProcess(
  variables: Readonly<Record<string, string>>,
  { preload, fileBlocks }: { readonly preload?: string; readonly fileBlocks?: number } = {},
): Promise<TositeProcess> {
  const args = [...(preload === undefined ? [] : ['--import', preload]), await builtServer()]
  const [command, given] =
    fileBlocks === undefined
      ? [process.execPath, args]
      : ['sh', ['-c', `ulimit -f ${fileBlocks} && exec "$0" "$@"`, process.execPath, ...args]]
  const child = spawn(command, given, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const ended = endOf(child)
  const listening = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed.push(text)
        if (text.includes('Server listening')) resolve()
      })
    }
    void ended.then(() => reject(new Error(`it ended before it listened:\n${printed.join('')}`)))
  })
  // Whoever kills it early does not wait for it to listen.
  listening.catch(() => undefined)
  const endWith = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    listening,
    ended,
    output: () => printed.join(''),
    kill: () => endWith('SIGKILL'),
    stop: () => endWith('SIGTERM'),
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  await once(child, 'close')
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
