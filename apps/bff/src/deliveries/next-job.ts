import type { DeliveryJob } from './delivery-job.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { StepsInFlight } from './steps-in-flight.ts'

interface Options {
  readonly store: Pick<DeliveryStore, 'dueAccounts' | 'next'>
  readonly inFlight: Pick<StepsInFlight, 'hasRoom' | 'ids' | 'ofAccount'>
  readonly now: () => Date
}

/**
 * Finds the next delivery to take a step of, accounts in turn; null where nothing is due, or there is no room for more.
 * @throws UnreadableDelivery
 */
export function createNextJob({ store, inFlight, now }: Options): () => Promise<DeliveryJob | null> {
  /** When each account was last served, in turns. */
  const served = new Map<string, number>()
  let turn = 0

  return async () => {
    const at = now().toISOString()
    const due = (await store.dueAccounts(at, inFlight.ids())).filter(inFlight.hasRoom)
    for (const account of due.sort((a, b) => (served.get(a) ?? 0) - (served.get(b) ?? 0))) {
      const job = await store.next(account, at, inFlight.ofAccount(account))
      if (job === null) continue
      served.set(account, ++turn)
      return job
    }
    return null
  }
}
