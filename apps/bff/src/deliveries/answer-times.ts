import type { Clock } from '../clock.ts'

/** How long Procountor takes to answer, as this process has seen it. */
export interface AnswerTimes {
  /** Milliseconds from a departure to its answer, the latest answers counting most. */
  usualMs(): number
  /** Sends as `send` does, and notes how long every answer took. */
  timing(send: typeof fetch): typeof fetch
}

/** Until something has been answered: half of the longest that is usual. */
const assumedMs = 400
const weightOfLatest = 1 / 8

export function createAnswerTimes(clock: Pick<Clock, 'monotonic'>): AnswerTimes {
  let usual: number | undefined

  return {
    usualMs: () => usual ?? assumedMs,

    timing: (send) => async (input, init) => {
      const departedAt = clock.monotonic()
      const response = await send(input, init)
      const tookMs = clock.monotonic() - departedAt
      usual = usual === undefined ? tookMs : usual + (tookMs - usual) * weightOfLatest
      return response
    },
  }
}
