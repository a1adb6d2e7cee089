import { randomUUID } from 'node:crypto'
import type { DeliveryState, WaitingReason } from '@tosite/core'
import { sql } from 'drizzle-orm'
import { createAdministrations } from '../src/administrations/administrations.ts'
import type { Config } from '../src/config.ts'
import { createDeps } from '../src/create-deps.ts'
import { type Db, openDatabase } from '../src/db/database.ts'
import { createDeliveryWorker, type DeliveryWorker } from '../src/deliveries/delivery-worker.ts'
import { createLog } from '../src/log.ts'
import { createAdministrationsInUse } from '../src/receipts/administration-in-use.ts'
import { previewJournal } from '../src/receipts/preview-journal.ts'
import { createReceiptStore } from '../src/receipts/receipt-store.ts'
import { sendJournal } from '../src/receipts/send-journal.ts'
import type { PassingClock } from './passing-clock.ts'

/** The parts of a Tosite that send, on a database file, without routes; the time of day is moved by hand. */
export interface TositeInProcess {
  readonly db: Db
  readonly worker: DeliveryWorker
  /** As the route does it. Resolves to how many receipts the person is told of. */
  send(companyId: number, journalId: string): Promise<number>
  deliveries(): readonly StoredDelivery[]
  close(): void
}

interface StoredDelivery {
  readonly mark: string
  readonly state: DeliveryState
  readonly waitingFor: WaitingReason | null
  readonly errors: string
}

interface Parts {
  readonly file: string
  readonly config: Config
  readonly clock: PassingClock
  /** Carries every call to Procountor. */
  readonly fetch: typeof fetch
}

export function openTosite({ file, config, clock, fetch: send }: Parts): TositeInProcess {
  const { db, close } = openDatabase(file)
  const deps = createDeps({ config, db, clock, fetch: send, log: createLog({ level: 'silent' }), newId: randomUUID })
  const store = createReceiptStore(db)
  const administrations = createAdministrationsInUse(createAdministrations(deps), clock.now)
  return {
    db,
    worker: createDeliveryWorker({ ...deps, newId: randomUUID }, { random: () => 0.5 }),
    send: async (companyId, journalId) => {
      const { hash } = await previewJournal({ store, administrations }, companyId, journalId)
      const actor = { userId: 'a person', at: clock.now().toISOString() }
      const sending = { store, administrations, newId: randomUUID, wake: () => undefined }
      return (await sendJournal(sending, companyId, journalId, { hash }, actor)).deliveries.length
    },
    deliveries: () =>
      db.all<StoredDelivery>(
        sql`select r.mark, d.state, d.waiting_for as waitingFor, d.errors from deliveries d join receipts r on r.id = d.receipt_id`,
      ),
    close,
  }
}

/** Takes every step that is due, passing the time until nothing waits for it, so far as it goes by itself. */
export async function deliverAll({ worker, deliveries }: TositeInProcess, clock: PassingClock): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    while (await worker.runOnce());
    const waiting = deliveries().filter(({ state, waitingFor }) => isMoving(state) && waitingFor !== 'person')
    if (waiting.length === 0) return
    clock.pass(secondsPerRound)
  }
}

/** Settling, two looks and a few retries. */
const mostRounds = 40
const secondsPerRound = 60

function isMoving(state: DeliveryState): boolean {
  return ['queued', 'sending', 'uncertain', 'sent', 'withdrawing'].includes(state)
}
