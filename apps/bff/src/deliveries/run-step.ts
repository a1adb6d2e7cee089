import { callTimeoutMs } from '@tosite/procountor'
import type { CallOptions } from '../accounts/procountor-access.ts'
import type { Deps } from '../deps.ts'
import { withdrawalStep } from '../withdrawals/withdrawal-step.ts'
import { createWithdrawalStepStore } from '../withdrawals/withdrawal-step-store.ts'
import type { DeliveryChange } from './delivery-change.ts'
import type { DeliveryJob } from './delivery-job.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { createGivenUpTimes } from './given-up.ts'
import { createInTurn } from './in-turn.ts'
import { createItemRequestStore } from './item-request-store.ts'
import { LeaseLost } from './lease.ts'
import { afterFailedStep, afterStray } from './outcomes.ts'
import type { StepDeps } from './step-deps.ts'
import { takeStep } from './take-step.ts'

export interface StepRunner {
  /** Takes the next step of a delivery and stores what came of it. Never rejects. */
  run(job: DeliveryJob, term: number): Promise<void>
  /** Nobody waits for the answer of what was being sent under that term: it is looked for from now on. */
  giveUp(deliveryId: string, term: number | null): Promise<void>
}

interface Options extends Pick<Deps, 'config' | 'db' | 'clock' | 'newId' | 'log' | 'procountor'> {
  readonly store: DeliveryStore
  readonly random: () => number
  /** Before every call. @throws LeaseLost */
  readonly checkLease: () => Promise<void>
  readonly signals: Pick<CallOptions, 'leaving' | 'answers'>
}

const afterDiskFailureMs = 5_000

export function createStepRunner({ store, random, checkLease, signals, ...deps }: Options): StepRunner {
  const { config, clock, log, procountor } = deps
  const givenUp = createGivenUpTimes(clock, callTimeoutMs)
  const inTurn = createInTurn()
  const items = createItemRequestStore(deps.db)
  const moment = () => ({ now: clock.now(), random: random(), settleMs: config.settleSeconds * 1000 })

  const call: StepDeps['call'] = (accountId, work, atDeparture) =>
    procountor.with(accountId, work, {
      lane: { account: accountId },
      ...signals,
      beforeCall: async () => {
        await checkLease()
        await atDeparture?.()
      },
    })

  const withdrawals = createWithdrawalStepStore(deps.db)
  const withdraw = (job: DeliveryJob) =>
    withdrawalStep({ store: withdrawals, newId: deps.newId, moment, givenUp, call }, job)

  async function apply(id: string, change: DeliveryChange, term: number | null): Promise<boolean> {
    return await store.apply(id, change, clock.now().toISOString(), term ?? undefined)
  }

  async function step(job: DeliveryJob, term: number): Promise<void> {
    const change = await takeStep({ store, items, term, moment, givenUp, inTurn, call, withdraw }, job)
    if (change === null) return
    const { errors = [] } = change.set
    if (errors.length > 0) {
      log.warn({ delivery: job.id, state: job.state, codes: errors.map(({ code }) => code) }, 'a delivery waits')
    }
    if (!(await apply(job.id, change, term))) {
      log.warn({ delivery: job.id }, 'somebody else was faster')
      return
    }
    const { givenUpAt } = change.set
    if (typeof givenUpAt === 'string') givenUp.gaveUp({ id: job.id, givenUpAt })
    else if (change.moves.length > 0) givenUp.forget(job.id)
  }

  return {
    async run(job, term) {
      try {
        await step(job, term).catch(async (error: unknown) => {
          if (error instanceof LeaseLost) return
          log.error({ err: error, delivery: job.id }, 'a delivery could not be carried on')
          await apply(job.id, afterFailedStep(error, job, moment()), term)
        })
      } catch (error) {
        // Where it stands on disk is where the next step begins, once the disk has had time to recover.
        log.error({ err: error, delivery: job.id }, 'what came of a step could not be stored')
        await clock.sleep(afterDiskFailureMs, signals.leaving)
      }
    },

    async giveUp(deliveryId, term) {
      log.warn({ delivery: deliveryId }, 'found while being sent: it is looked for before anything is sent again')
      const change = afterStray(moment())
      const { givenUpAt = null } = change.set
      if (await apply(deliveryId, change, term)) givenUp.elapsed({ id: deliveryId, givenUpAt })
    },
  }
}
