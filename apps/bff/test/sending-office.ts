import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cents, type Receipt, type ReceiptRow } from '@tosite/core'
import { createTokenStore } from '../src/accounts/token-store.ts'
import type { Clock } from '../src/clock.ts'
import { parseConfig } from '../src/config.ts'
import { createDeps } from '../src/create-deps.ts'
import { type Db, openDatabase } from '../src/db/database.ts'
import { accounts, companies, debtors, deliveries, journals, mappings, receipts, runs } from '../src/db/schema.ts'
import { createDeliveryWorker, type DeliveryWorker, type WorkerOptions } from '../src/deliveries/delivery-worker.ts'
import type { Deps } from '../src/deps.ts'
import { createLog } from '../src/log.ts'
import { deliveryMark } from '../src/receipts/delivery-mark.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { type SmallProcountor, smallProcountor } from './small-procountor.ts'

interface OfficeProcess {
  readonly deps: Deps
  readonly worker: DeliveryWorker
}

export interface SendingOffice {
  readonly db: Db
  readonly procountor: SmallProcountor
  /** Another process on the same file. */
  startProcess(options?: WorkerOptions): OfficeProcess
  /** Queues so many receipts of a company, which is made and authorized on the way; their rows' cost centre is to be made. */
  queue(company: number, count: number, costCenter?: string): Promise<void>
  /** How many deliveries there are in each state. */
  states(): Readonly<Record<string, number>>
  close(): Promise<void>
}

interface Options {
  readonly clock: Clock
  readonly latency: () => number
  readonly requestsPerSecond?: number
}

const secretKey = 'a secret of thirty-two characters'

/** An office whose journals are computed already: what is queued, who sends it, and where it arrives. */
export async function openSendingOffice({ clock, latency, requestsPerSecond = 20 }: Options): Promise<SendingOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'tosite-office-'))
  const file = join(folder, 'tosite.db')
  const procountor = smallProcountor({ clock, latency })
  const environment = {
    DATABASE_FILE: file,
    SECRET_KEY: secretKey,
    PROCOUNTOR_URL: 'http://procountor.test',
    PROCOUNTOR_CLIENT_ID: 'id',
    PROCOUNTOR_CLIENT_SECRET: 's',
    PROCOUNTOR_REQUESTS_PER_SECOND: String(requestsPerSecond),
  }
  const config = parseConfig(environment, () => secretKey)
  const opened: { close(): void }[] = []
  const workers: DeliveryWorker[] = []
  const open = () => {
    const database = openDatabase(file)
    opened.push(database)
    return database.db
  }
  const db = open()
  db.insert(debtors).values({ id: 1, number: '1', name: 'Asiakas', position: 1 }).run()

  async function addCompany(id: number): Promise<void> {
    const at = clock.now().toISOString()
    const accountId = `account-${id}`
    db.insert(companies)
      .values({ id, debtorId: 1, number: String(id), name: `Yhtiö ${id}`, position: id })
      .run()
    db.insert(accounts).values({ id: accountId, username: accountId, createdAt: at }).run()
    db.insert(mappings)
      .values({ id: `mapping-${id}`, companyId: id, accountId, rules: {}, createdAt: at, changedAt: at })
      .run()
    const run = {
      companyId: id,
      nmbrsRunId: id,
      number: 1,
      year: 2026,
      periodStart: 6,
      periodEnd: 6,
      description: 'Kesä',
    }
    db.insert(runs)
      .values({ id: `run-${id}`, ...run, locked: true, readAt: at })
      .run()
    const journal = { companyId: id, runId: `run-${id}`, source: 'nmbrs', snapshot: '', contentHash: '' } as const
    db.insert(journals)
      .values({ id: `journal-${id}`, ...journal, createdAt: at })
      .run()
    const tokens = { accessToken: `token-of-${accountId}`, refreshToken: `refresh-of-${accountId}` }
    const company = { id, name: `Yhtiö ${id}` }
    await createTokenStore(db, createSeal(secretKey), clock.now).authorize(accountId, { tokens, company }, 'a person')
  }

  return {
    db,
    procountor,

    startProcess(options) {
      const log = createLog({ level: 'silent' })
      const deps = createDeps({ config, db: open(), log, clock, newId: randomUUID, fetch: procountor.fetch })
      const worker = createDeliveryWorker(deps, { random: () => 0.5, ...options })
      workers.push(worker)
      return { deps, worker }
    },

    async queue(company, count, costCenter) {
      const accountId = `account-${company}`
      const known = db.select().from(companies).all()
      if (!known.some(({ id }) => id === company)) await addCompany(company)
      const at = clock.now().toISOString()
      db.transaction((tx) => {
        for (let number = 0; number < count; number++) {
          const id = randomUUID()
          const content = receiptOf(company, costCenter)
          const { key, name, date, period } = content
          const place = { journalId: `journal-${company}`, companyId: company, accountId, administrationId: company }
          tx.insert(receipts)
            .values({
              ...{ id, ...place, kind: 'receipt', receiptKey: key, name, date, content, approve: false, createdAt: at },
              ...{ periodYear: period.year, periodNumber: period.number, mark: deliveryMark(id) },
            })
            .run()
          const waits = { state: 'queued', dueAt: at, createdAt: at, changedAt: at } as const
          tx.insert(deliveries)
            .values({ id: randomUUID(), receiptId: id, accountId, ...waits, errors: [], differences: [] })
            .run()
        }
      })
    },

    states() {
      const counts: Record<string, number> = {}
      for (const { state } of db.select({ state: deliveries.state }).from(deliveries).all()) {
        counts[state] = (counts[state] ?? 0) + 1
      }
      return counts
    },

    async close() {
      for (const { close } of opened) close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function receiptOf(company: number, costCenter: string | undefined): Receipt {
  const vat = { type: 'PURCHASE', status: 12, percent: 0 } as const
  const row = (account: string, amount: number): ReceiptRow => ({
    account,
    amount: cents(amount),
    text: 'Palkat',
    vat,
    lines: [1],
    ...(costCenter === undefined ? {} : { costCenter: { dimensionId: 1, code: costCenter, create: true } }),
  })
  return {
    key: '2026-06-30/2026-6',
    period: { year: 2026, number: 6 },
    date: '2026-06-30',
    correction: false,
    name: `${company}-2026-1 Kesä`,
    rows: [row('5000', 123_456), row('5010', 6_543), row('2920', -129_999)],
    debit: cents(129_999),
    credit: cents(129_999),
    lines: [1, 2, 3],
    vat,
  }
}
