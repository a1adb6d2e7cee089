import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that systems hand out by themselves, so that no other program is given one in between. */
const firstPort = 21_000
const portsPerWorker = 200
let next = 0

/** A port that nobody listens on; each test worker has its own range to look in. */
export async function freePort(): Promise<number> {
  const range = firstPort + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * portsPerWorker
  for (let tried = 0; tried < portsPerWorker; tried += 1) {
    const port = range + next
    next = (next + 1) % portsPerWorker
    if (await isFree(port)) return port
  }
  throw new Error(`No port is free from ${range} to ${range + portsPerWorker - 1}.`)
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, 'listening')
    return true
  } catch {
    return false
  } finally {
    probe.close()
  }
}
