import { createSeeded, type Seeded } from '../seeded.ts'
import type { StepMishap } from '../virtual/process.ts'

/** Calls that something can happen to. */
const operations = ['create', 'read', 'list', 'approve', 'token', 'dimensions', 'create-item'] as const
export type Operation = (typeof operations)[number]

/** What becomes of one call. */
const accidents = [
  'refused',
  'saved-otherwise',
  'not-connected',
  'cut-before-saving',
  'html-500-before-saving',
  'lost',
  'cut-after-saving',
  'html-500-after-saving',
  'slow-answer',
  'late',
  'too-late',
  'half-answer',
  'answer-cut-off',
  'answer-without-id',
  'same-answer-twice',
  'previous-answer',
  '429',
  '401',
  '408',
] as const
export type Accident = (typeof accidents)[number]

export interface PlannedAccident {
  readonly operation: Operation
  /** It strikes the company's nth call of that operation, counted from 1. */
  readonly nth: number
  readonly accident: Accident
  readonly ms: number
}

/** What people do in Procountor, and at its login page. */
const deeds = [
  'enter-by-hand',
  'change-amount',
  'invalidate',
  'approve',
  'write-note',
  'close-period',
  'revoke',
] as const
export type Deed = (typeof deeds)[number]

export interface PlannedDeed {
  readonly deed: Deed
  /** After the journal was sent; a deed on a receipt waits until there is one. */
  readonly afterMs: number
  /** Until it is undone, where it can be: an authorization is given anew. */
  readonly lastsMs: number
}

export interface JournalPlan {
  /** Which company of the office. */
  readonly company: number
  readonly sentAtMs: number
  /** A second click, or a second tab, so much later. */
  readonly sentAgainMs: number | null
  readonly accidents: readonly PlannedAccident[]
  readonly deeds: readonly PlannedDeed[]
}

/** What befalls processes and the machine. Steps are counted over all processes together. */
export type Mishap = StepMishap | { readonly kind: 'clock'; readonly atMs: number; readonly byMs: number }

export interface Plan {
  readonly seed: number
  readonly office: number
  readonly processes: number
  readonly journals: readonly JournalPlan[]
  readonly mishaps: readonly Mishap[]
  /** How long Procountor's search does not show what was saved. */
  readonly listedAfterMs: number
  /** Whether a day passes at the end, with its sweeps. */
  readonly aDayLater: boolean
}

/** Journals of one world: one run each. */
export const journalsPerWorld = 40
/** Offices are costly to set up and cheap to copy. */
const offices = 4

const minute = 60_000
/** Less than lies between the two times that a receipt must not be found. */
const listedLateMs = 4_000

/** Which of the offices the world of that seed has. */
export function officeOfWorld(seed: number): number {
  return seed % offices
}

/**
 * Everything that will happen in the world of that seed. Some worlds are calm, some are not, so that rare things meet each
 * other; `trouble`, from 0 to 1, makes it one of a kind.
 */
export function planOf(seed: number, trouble?: number): Plan {
  const random = createSeeded(seed)
  return planWith(seed, random, trouble ?? random.pick([0.15, 0.4, 0.8]))
}

function planWith(seed: number, random: Seeded, trouble: number): Plan {
  const processes = random.pick([1, 1, 2, 3])
  const mishaps = Array.from({ length: Math.round(random.int(0, 12) * trouble) }, () => planMishap(random))
  const journals = Array.from({ length: journalsPerWorld }, (_, company) => planJournal(random, company, trouble))
  return {
    seed,
    office: officeOfWorld(seed),
    processes,
    journals,
    mishaps,
    listedAfterMs: random.chance(0.3) ? listedLateMs : 0,
    aDayLater: random.chance(0.15),
  }
}

function planJournal(random: Seeded, company: number, trouble: number): JournalPlan {
  const accidents: PlannedAccident[] = []
  const deeds: PlannedDeed[] = []
  while (random.chance(trouble) && accidents.length < 8) accidents.push(planAccident(random))
  if (random.chance(trouble / 2)) deeds.push(planDeed(random))
  if (random.chance(trouble / 8)) deeds.push(planDeed(random))
  const sentAtMs = random.int(0, 20_000)
  const sentAgainMs = random.chance(0.15) ? random.int(0, 3_000) : null
  return { company, sentAtMs, sentAgainMs, accidents, deeds }
}

function planAccident(random: Seeded): PlannedAccident {
  const operation = random.chance(0.6) ? 'create' : random.pick(operations)
  // What lands late is where receipts are doubled.
  const accident = operation === 'create' && random.chance(0.15) ? 'late' : random.pick(accidents)
  if (accident === 'saved-otherwise' && operation !== 'create') return planAccident(random)
  // A list from before says nothing about now, and nobody could tell.
  if (accident === 'previous-answer' && operation === 'list') return planAccident(random)
  const nth = random.pick([1, 1, 1, 2, 2, 3, 4, 6])
  return { operation, nth, accident, ms: delayOf(random, accident) }
}

/** `late` lands after the answer was given up, and within the settle time; `too-late` after it. */
function delayOf(random: Seeded, accident: Accident): number {
  // A time-out of 30 s and the settle time, whoever sends by then.
  if (accident === 'late') return random.chance(0.3) ? random.int(146_000, 149_000) : random.int(1_000, 145_000)
  if (accident === 'too-late') return random.int(160_000, 6 * minute)
  return random.int(1_000, 45_000)
}

function planDeed(random: Seeded): PlannedDeed {
  return { deed: random.pick(deeds), afterMs: random.int(0, 3 * minute), lastsMs: random.int(1_000, 4 * minute) }
}

function planMishap(random: Seeded): Mishap {
  const step = random.int(1, 40 * journalsPerWorld)
  switch (random.pick(['kill', 'kill', 'kill', 'stall', 'busy', 'clock'])) {
    case 'kill':
      return { kind: 'kill', step, side: random.pick(['before', 'after']), downMs: random.int(0, 3 * minute) }
    case 'stall':
      return { kind: 'stall', step, ms: random.pick([500, 3_000, 20_000, 100_000, 300_000]) }
    case 'busy':
      return { kind: 'busy', step, times: random.int(1, 14) }
    default:
      return {
        kind: 'clock',
        atMs: random.int(0, 5 * minute),
        byMs: random.pick([-2, -1, 1, 2]) * random.pick([5_000, 2 * minute, 60 * minute]),
      }
  }
}
