import { parentPort } from 'node:worker_threads'
import { emptyTally, type Tally, tryWorld } from './prove-worlds.ts'

/** Worlds that a thread is given to run. */
export interface Share {
  readonly seeds: readonly number[]
}

export interface ShareAnswer {
  readonly tally: Tally
  /** The first world in which something is wrong. */
  readonly broken?: number
}

parentPort?.on('message', async ({ seeds }: Share) => {
  const tally = emptyTally()
  const answer = (broken?: number): ShareAnswer => ({ tally, ...(broken === undefined ? {} : { broken }) })
  for (const seed of seeds) {
    if ((await tryWorld(seed, tally)).length > 0) return parentPort?.postMessage(answer(seed))
  }
  parentPort?.postMessage(answer())
})
