import type { Administration, Receipt } from '@tosite/core'
import { createTokenStore } from '../../src/accounts/token-store.ts'
import { createAdministrationStore } from '../../src/administrations/administration-store.ts'
import type { ReferenceData } from '../../src/administrations/procountor-to-administration.ts'
import type { Db } from '../../src/db/database.ts'
import { accounts, companies, debtors, runs } from '../../src/db/schema.ts'
import { createJournalStore } from '../../src/journals/journal-store.ts'
import { createMappingStore } from '../../src/mappings/mapping-store.ts'
import { newRules } from '../../src/mappings/stored-mapping.ts'
import { computeJournal } from '../../src/receipts/compute-journal.ts'
import type { JournalContext } from '../../src/receipts/journal-context-store.ts'
import { createReceiptStore } from '../../src/receipts/receipt-store.ts'
import { createSeal } from '../../src/secrets/seal.ts'
import { createSeeded } from '../seeded.ts'
import { type DatabaseImage, makeImage } from '../virtual/database-image.ts'
import { beginning } from '../virtual/virtual-time.ts'
import { costCenters, inventOffice, ledgerAccounts, type OfficeCompany } from './office.ts'

/** An office before anything was sent: its database to be copied into memory, and what each journal comes to. */
export interface Office {
  readonly companies: readonly OfficeCompany[]
  readonly image: DatabaseImage
  readonly computed: ReadonlyMap<string, Computed>
}

/** A journal's receipts, with everything that they were computed from. */
export interface Computed {
  readonly context: JournalContext
  readonly receipts: readonly Receipt[]
}

export const secretKey = 'TOP-SECRET key of every simulated office'
export const person = 'person'

export async function makeOffice(seed: number, size: number): Promise<Office> {
  const office = inventOffice(createSeeded(seed), size)
  const computed = new Map<string, Computed>()
  const image = await makeImage(async (db) => {
    db.insert(debtors).values({ id: 1, number: '1', name: 'Toimisto', position: 0 }).run()
    for (const company of office) await addCompany(db, company)
    for (const { id, journalId } of office) computed.set(journalId, await compute(db, id, journalId))
  })
  return { companies: office, image, computed }
}

/** @throws Error where the journal cannot be sent as it is */
export async function compute(db: Db, companyId: number, journalId: string): Promise<Computed> {
  const { context, journal } = await createReceiptStore(db).load(companyId, journalId)
  const { result, findings } = computeJournal(context, journal, administration)
  const problems = findings.filter(({ severity }) => severity === 'problem')
  if (result === null || problems.length > 0) throw new Error(`cannot be sent: ${JSON.stringify(problems)}`)
  return { context, receipts: result.receipts }
}

const now = () => new Date(beginning)
const actor = { userId: person, at: now().toISOString() }

async function addCompany(db: Db, company: OfficeCompany): Promise<void> {
  const { id, administrationId, accountId, journalId, journal, run } = company
  const number = String(id)
  const name = `Yritys ${id} Oy`
  db.insert(companies).values({ id, debtorId: 1, number, name, periodType: 'month', position: id }).run()
  db.insert(accounts)
    .values({ id: accountId, username: `Palkat ${id}`, createdAt: actor.at })
    .run()
  await createTokenStore(db, createSeal(secretKey), now).authorize(
    accountId,
    { tokens: { accessToken: 'none yet', refreshToken: 'none yet' }, company: { id: administrationId, name } },
    person,
  )
  await createAdministrationStore(db, now).save(accountId, { id: administrationId, name }, referenceData)
  await createMappingStore(db).create(
    {
      id: `mapping-${id}`,
      companyId: id,
      accountId,
      costCenterDimensionId: costCenters.dimensionId,
      costUnitDimensionId: null,
      rules: { ...newRules, missingItem: 'create', approve: company.approve, startPeriod: null },
    },
    actor,
  )
  const { year, description } = run
  const period = { periodStart: run.number, periodEnd: run.number }
  db.insert(runs)
    .values({
      id: `run-${id}`,
      companyId: id,
      number: run.number,
      year,
      description,
      ...period,
      locked: true,
      readAt: actor.at,
    })
    .run()
  await createJournalStore(db, () => journalId).create(
    `run-${id}`,
    { id: journalId, companyId: id, source: 'nmbrs', fileName: null, journal, contentHash: journalId },
    actor,
  )
}

const referenceData: ReferenceData = {
  dimensions: [
    {
      id: costCenters.dimensionId,
      name: 'Kustannuspaikka',
      items: costCenters.items.map((item) => ({ ...item, description: '', active: true })),
    },
  ],
  'chart-of-accounts': ledgerAccounts.map((code) => ({ code, name: `Tili ${code}`, active: true })),
  vats: {
    vatStatuses: [{ status: 12, description: '', sales: true, purchase: true }],
    vatPercents: [{ percent: 0, sales: true, purchase: true }],
  },
  'fiscal-years': [{ startDate: '2026-01-01', endDate: '2026-12-31', isOpen: true, trackingPeriods: [] }],
}

const administration: Administration = {
  accounts: referenceData['chart-of-accounts'],
  dimensions: referenceData.dimensions,
  ...referenceData.vats,
  fiscalYears: referenceData['fiscal-years'],
}
