import type { FastifyBaseLogger } from 'fastify'
import { ApiProblem } from '../http/api-error.ts'
import { type ReadRunsDeps, readRuns } from './read-runs.ts'

export interface BackgroundReader {
  /** Starts reading this year's runs of the companies that were never asked for them, unless that is going on already. */
  readMissing(): void
  /** Resolves once nothing is being read. */
  settled(): Promise<void>
  /** Reads nothing more, and resolves once that is so. */
  stop(): Promise<void>
}

/** So many companies at once; the client keeps Nmbrs' courtesy limit beneath. */
const lanes = 4
/** After a round with failures. */
const restMs = 60_000

/** Fills the overview after companies were read: one round at a time, giving up while Nmbrs is away. */
export function createBackgroundReader(deps: ReadRunsDeps & { readonly log: FastifyBaseLogger }): BackgroundReader {
  const { store, now, log } = deps
  let running: Promise<void> | undefined
  let restUntil = 0
  let isStopped = false

  async function round(): Promise<void> {
    const year = now().getUTCFullYear()
    const waiting = [...(await store.neverRead(year))]
    let isAway = false
    const lane = async () => {
      for (let id = waiting.shift(); id !== undefined && !isStopped && !isAway; id = waiting.shift()) {
        try {
          await readRuns(deps, id, year)
        } catch (error) {
          const code = error instanceof ApiProblem ? error.code : 'internal'
          // A refusal is about this company only; anything else would meet every company the same way.
          isAway = code !== 'nmbrs-refused'
          restUntil = now().getTime() + restMs
          log.warn({ code, companyId: id }, 'runs could not be read')
        }
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }

  return {
    readMissing() {
      if (running !== undefined || isStopped || now().getTime() < restUntil) return
      running = round()
        .catch((error: unknown) => log.error({ err: error }, 'runs could not be read'))
        .finally(() => {
          running = undefined
        })
    },
    settled: async () => running,
    async stop() {
      isStopped = true
      await running
    },
  }
}
