import type { CallOptions } from '../accounts/procountor-access.ts'

/** Something looked after once a day for each account, by whichever process sends. */
export interface DailyWork {
  /** Tells it from others in the log. */
  readonly name: string
  /** The account whose turn it is; looked for once a minute, and after every run. */
  dueAccount(): Promise<string | null>
  /** @throws what the calls throw, after noting when it is tried again */
  run(accountId: string, options?: CallOptions): Promise<void>
}

/** A day's work is in no hurry: the first delay after a failure is about a minute. */
export const firstDoublings = 5
/** How often it is looked whether something is due. */
export const lookMs = 60_000
