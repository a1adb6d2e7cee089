import type { ProcountorClient } from '@tosite/procountor'
import type { DeliveryChange, Moment } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { GivenUpTimes } from './given-up.ts'
import type { InTurn } from './in-turn.ts'
import type { ItemRequestStore } from './item-request-store.ts'

/** What the steps of a delivery are given. */
export interface StepDeps {
  readonly store: DeliveryStore
  readonly items: ItemRequestStore
  readonly term: number
  readonly moment: () => Moment
  readonly givenUp: GivenUpTimes
  /** One at a time of what shares a key. */
  readonly inTurn: InTurn
  /**
   * Work at Procountor in the name of an account; asks for the lease and the pace before every call. `atDeparture` runs
   * directly before each, and what it throws keeps the call from being made.
   */
  call<T>(
    accountId: string,
    work: (client: ProcountorClient) => Promise<T>,
    atDeparture?: () => Promise<void>,
  ): Promise<T>
  /** The next step of taking a receipt back. */
  withdraw(job: DeliveryJob): Promise<DeliveryChange | null>
}
