import { departuresTooClose } from './departures.ts'
import type { PaceDeparture, PaceOutcome } from './pace-world.ts'

/** Of what is allowed, so much must be used while there is work. */
const leastUsed = 0.95
const slowMs = 60_000
/** How long a small company may wait for its first call beside a batch. */
const smallCompanyMs = 2_000
/** Above so many companies, taking turns alone takes longer. */
const companiesInTime = 20

/** What is wrong with the departures, and the share of the allowed ones that was used. */
export function judgePace(outcome: PaceOutcome): { readonly used: number; readonly findings: readonly string[] } {
  const { plan, departures } = outcome
  const times = departures.map(({ at }) => at)
  const used = departures.length / allowed(outcome)
  return {
    used,
    findings: [
      ...departuresTooClose(times, plan.perSecond),
      ...slowSeconds(outcome),
      ...(used < leastUsed ? [`${(used * 100).toFixed(1)} % of what is allowed is used`] : []),
      ...waits(outcome),
    ],
  }
}

/** Departures allowed while any process ran: half of them for a minute after each 429. */
function allowed({ plan, slowedAt, pauses }: PaceOutcome): number {
  const stepMs = 10
  let sum = 0
  for (let at = 0; at < plan.minutes * 60_000; at += stepMs) {
    if (pauses.some(({ from, until }) => at >= from && at < until)) continue
    sum += (plan.perSecond * stepMs) / 1000 / (isSlow(slowedAt, at) ? 2 : 1)
  }
  return sum
}

function isSlow(slowedAt: readonly number[], at: number): boolean {
  return slowedAt.some((since) => at >= since && at < since + slowMs)
}

/** Half the pace means half of it in every second, once those have left that had reserved before, on a slow disk too. */
function slowSeconds({ plan, departures, slowedAt }: PaceOutcome): readonly string[] {
  const reservedMs = (1000 * (plan.processes + 1)) / plan.perSecond + 60
  return slowedAt.flatMap((since) => {
    const times = departures.map(({ at }) => at).filter((at) => at > since + reservedMs && at < since + slowMs)
    return departuresTooClose(times, plan.perSecond / 2).map((what) => `after a 429: ${what}`)
  })
}

/** People come first: they wait for what is reserved already. Companies take turns. Both twice as long at half the pace. */
function waits(outcome: PaceOutcome): readonly string[] {
  const { plan, departures, stillWaiting, slowedAt } = outcome
  // Twice, for the disk may be so slow that a departure is missed.
  const personMs = 2 * ((1000 / plan.perSecond) * (plan.processes + 2) + 60)
  return [...departures, ...stillWaiting].flatMap((one) => {
    const { who, waitedMs, at } = one
    if (who === 'company' || isDisturbed(outcome, at - waitedMs, at)) return []
    const factor = slowedAt.some((since) => at >= since && at - waitedMs < since + slowMs) ? 2 : 1
    const isLate =
      who === 'person'
        ? waitedMs > factor * personMs
        : waitedMs > factor * smallCompanyMs && plan.companies <= companiesInTime
    return isLate ? [`a ${who} waited ${Math.round(waitedMs)} ms until ${Math.round(at)} ms`] : []
  })
}

/** Whoever asked a process that stood still waited for that. */
function isDisturbed({ plan, pauses }: PaceOutcome, from: number, until: number): boolean {
  return (
    pauses.some((pause) => until >= pause.from && from < pause.until) ||
    plan.mishaps.some(
      (mishap) => mishap.kind === 'stall' && until >= mishap.atMs && from < mishap.atMs + mishap.ms + 1_000,
    )
  )
}

export function mostWaited({ departures }: PaceOutcome, who: PaceDeparture['who']): number {
  return Math.max(0, ...departures.filter((one) => one.who === who).map(({ waitedMs }) => waitedMs))
}
