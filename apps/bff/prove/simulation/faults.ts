import type { Accident, Deed } from './plan.ts'
import type { Outcome } from './world.ts'

/** After so long Tosite waits no more for an answer. */
const timeOutMs = 30_000

/**
 * How often everything that is promised to do no harm struck in a world. Counted where it struck, not where it was planned:
 * a request that was to be cut after saving counts where Procountor did save.
 */
const faults = {
  'refused before saving': ({ departures }) => struck(departures, 'refused').length,
  'cut before saving': ({ departures }) => struck(departures, 'not-connected', 'cut-before-saving', 'lost').length,
  'saved, then the connection cut': ({ departures }) => saved(departures, 'cut-after-saving').length,
  'saved, then 500 with an HTML page': ({ departures }) => saved(departures, 'html-500-after-saving').length,
  'saved, and the answer later than the time-out': ({ departures }) =>
    saved(departures, 'slow-answer').filter(({ delayMs }) => delayMs > timeOutMs).length,
  'saved later than the time-out, within the settle time': ({ departures }) =>
    saved(departures, 'late').filter(({ delayMs }) => delayMs > timeOutMs).length,
  'saved later than the settle time': ({ departures }) => saved(departures, 'too-late').length,
  'half an answer': ({ departures }) => saved(departures, 'half-answer', 'answer-cut-off').length,
  'the same answer twice': ({ departures }) => saved(departures, 'same-answer-twice', 'previous-answer').length,
  'saved otherwise than it was sent': ({ departures }) => saved(departures, 'saved-otherwise').length,
  'answered 429': ({ departures }) => all(departures, '429').length,
  'answered 401 once': ({ departures }) => all(departures, '401').length,
  'refresh token revoked': ({ books }) => sum([...books.values()].map(({ revocations }) => revocations)),
  'a stored receipt altered': (outcome) => deeds(outcome, 'change-amount', 'invalidate', 'approve', 'write-note'),
  'a period closed in between': ({ books }) =>
    [...books.values()].filter(({ closedUntil }) => closedUntil > '2026').length,
  'the clock jumps': ({ jumps }) => jumps,
  'a process is killed': ({ kills }) => kills,
} as const satisfies Record<string, (outcome: Outcome) => number>

export type Fault = keyof typeof faults

/** How often each fault struck, by its name. */
export type FaultCounts = Record<Fault, number>

export const faultNames = Object.keys(faults) as Fault[]

export function countFaults(outcome: Outcome): FaultCounts {
  return Object.fromEntries(faultNames.map((name) => [name, faults[name](outcome)])) as FaultCounts
}

export const noFaults = (): FaultCounts => Object.fromEntries(faultNames.map((name) => [name, 0])) as FaultCounts

type Departures = Outcome['departures']

function all(departures: Departures, ...accidents: readonly Accident[]): Departures {
  return departures.filter(({ accident }) => accident !== null && accidents.includes(accident))
}

/** Requests for a new receipt that it struck. */
function struck(departures: Departures, ...accidents: readonly Accident[]): Departures {
  return all(departures, ...accidents).filter(({ operation }) => operation === 'create')
}

/** Those of them that made one. */
function saved(departures: Departures, ...accidents: readonly Accident[]): Departures {
  return struck(departures, ...accidents).filter(({ answered }) => answered === 200)
}

function deeds({ books }: Outcome, ...done: readonly Deed[]): number {
  const receipts = [...books.values()].flatMap((one) => one.receipts)
  return sum(receipts.map((receipt) => receipt.deeds.filter((deed) => done.includes(deed)).length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
