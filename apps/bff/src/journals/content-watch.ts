import type { FastifyBaseLogger } from 'fastify'
import { ApiProblem } from '../http/api-error.ts'
import { type CheckContentDeps, checkContent } from './check-content.ts'

export interface ContentWatch {
  start(): void
  /** Compares every sent journal whose turn it is. */
  round(): Promise<void>
  /** Begins nothing more, and resolves once nothing is under way. */
  stop(): Promise<void>
}

const dayMs = 24 * 60 * 60_000
/** Payroll of longer ago is corrected by a later run, which is a journal of its own. */
const recentMs = 100 * dayMs
/** How often it is seen whether something is due. */
const restMs = 10 * 60_000

/** Compares sent journals of recent periods with Nmbrs, each once a day. */
export function createContentWatch(deps: CheckContentDeps & { readonly log: FastifyBaseLogger }): ContentWatch {
  const { checks, now, log } = deps
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isStopped = false

  async function round(): Promise<void> {
    while (!isStopped) {
      const at = now().getTime()
      const ago = (ms: number) => new Date(at - ms).toISOString()
      const next = await checks.claimNext(ago(recentMs), ago(dayMs), new Date(at).toISOString())
      if (next === null) return
      try {
        await checkContent(deps, next)
      } catch (error) {
        const code = error instanceof ApiProblem ? error.code : 'internal'
        log.warn({ code, journal: next.journalId }, 'a sent journal could not be compared with Nmbrs')
        // A refusal is about this run only; anything else would meet every one the same way.
        if (code !== 'nmbrs-refused' && code !== 'journal-refused') return
      }
    }
  }

  function tick(): void {
    running = round()
      .catch((error: unknown) => log.error({ err: error }, 'sent journals could not be compared with Nmbrs'))
      .finally(() => {
        if (isStopped) return
        timer = setTimeout(tick, restMs)
        timer.unref()
      })
  }

  return {
    round,
    start() {
      timer = setTimeout(tick, restMs)
      timer.unref()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
