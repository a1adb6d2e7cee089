import type { Company, MappingView, RunRow } from '@tosite/contract'
import { sql } from 'drizzle-orm'
import { createTokenStore } from '../src/accounts/token-store.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { answer, startWalk, type Walk } from '../test/payroll-walk.ts'
import { type BookedReceipt, checkBooks, checkStandIn, type ExpectedReceipt, readBooks, readCodes } from './checker.ts'
import { type Codes, type MadeJournal, makeJournal } from './made-journal.ts'
import type { UploadedRun } from './person-at-tosite.ts'
import type { Seeded } from './seeded.ts'

/** A company that is connected and mapped, so that its journals can be sent. */
export interface Place {
  readonly company: Company
  readonly mapping: MappingView
  /** The Procountor company. */
  readonly administrationId: number
  readonly codes: Codes
}

/** Both stand-ins, and a Tosite that knows some companies of theirs; for its database to be carried on with elsewhere. */
export interface ConnectedOffice {
  readonly walk: Walk
  readonly places: readonly Place[]
  readonly procountorUrl: string
  /** An invented journal of the first company, uploaded and not sent. */
  uploadJournal(seeded: Seeded, receipts: number): Promise<UploadedJournal>
  /** The database as it is now, in a file of its own. */
  copyDatabase(file: string): void
  /** For a process of its own on such a file. */
  environment(databaseFile: string, port: number, procountorUrl: string): Readonly<Record<string, string>>
  /** What is wrong at the far end: these receipts and nothing else are to be there, once each. */
  troubles(expected: readonly ExpectedReceipt[]): Promise<readonly string[]>
  /** By their names, everything that nobody may read. */
  secrets(): Promise<Readonly<Record<string, string>>>
  close(): Promise<void>
}

export interface UploadedJournal {
  readonly companyId: number
  readonly journalId: string
  /** What must be booked once it was sent. */
  readonly expected: readonly ExpectedReceipt[]
}

export async function connectOffice(companyNumbers: readonly string[]): Promise<ConnectedOffice> {
  const walk = await startWalk()
  const { deps, standIns, seed } = walk.tosite
  const { config, db, now } = deps
  if (config.procountor === null || standIns === null) throw new Error('there is no Procountor')
  const { clientId, clientSecret } = config.procountor
  const procountorUrl = standIns.procountor.url

  const places: Place[] = []
  for (const number of companyNumbers) {
    const company = await walk.company(number)
    const mapping = await walk.mapped(company, { costUnitDimension: { description: 'Projekti' } })
    const administrationId = mapping.administration.companyId
    const costCenters = await readCodes(procountorUrl, administrationId, 'Kustannuspaikka')
    const costUnits = await readCodes(procountorUrl, administrationId, 'Projekti')
    places.push({ company, mapping, administrationId, codes: { costCenters, costUnits } })
  }
  const booked = async () =>
    (await Promise.all(places.map((place) => readBooks(procountorUrl, place.administrationId)))).flat()
  let uploads = 0
  const before = new Set((await booked()).map(placeAndId))

  return {
    walk,
    places,
    procountorUrl,
    uploadJournal: async (seeded, receipts) => {
      const [place] = places
      if (place === undefined) throw new Error('there is no company')
      const run = { year: 2026, period: 6, runNumber: 1000 + uploads++, description: 'Takautuvat' }
      const made = makeJournal(seeded, receipts, place.codes)
      const query = new URLSearchParams({ fileName: 'journal.xml' })
      for (const [name, value] of Object.entries(run)) query.set(name, String(value))
      const { journal } = answer<RunRow>(
        await walk.admin.send({
          method: 'POST',
          url: `/api/companies/${place.company.id}/journals/upload?${query}`,
          headers: { 'content-type': 'application/octet-stream' },
          payload: made.xml,
        }),
      )
      if (journal === null) throw new Error('a run was uploaded and has no journal')
      return { companyId: place.company.id, journalId: journal.id, expected: expectedOf(place, run, made) }
    },
    copyDatabase: (file) => {
      db.run(sql`vacuum into ${file}`)
    },
    environment: (databaseFile, port, url) => ({
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_FILE: databaseFile,
      SECRET_KEY: config.secretKey,
      PROCOUNTOR_URL: url,
      PROCOUNTOR_CLIENT_ID: clientId,
      PROCOUNTOR_CLIENT_SECRET: clientSecret,
      PROCOUNTOR_REQUESTS_PER_SECOND: '1000',
      SETTLE_SECONDS: '1',
      NMBRS_SOAP_URL: standIns.nmbrs.url,
    }),
    troubles: async (expected) => [
      ...checkBooks(
        expected,
        (await booked()).filter((receipt) => !before.has(placeAndId(receipt))),
      ),
      ...(await checkStandIn(procountorUrl)),
    ],
    secrets: async () => {
      const tokens = createTokenStore(db, createSeal(config.secretKey), now)
      const stored = await Promise.all(places.map(({ mapping }) => tokens.find(mapping.account.id)))
      return {
        'the client secret': clientSecret,
        'the secret key': config.secretKey,
        'the Nmbrs token': seed.nmbrsCredentials.token,
        'the Procountor password': seed.login.password,
        ...Object.fromEntries(
          stored.flatMap((of, at) => [
            [`access token ${at}`, of?.accessToken ?? ''],
            [`refresh token ${at}`, of?.refreshToken ?? ''],
          ]),
        ),
      }
    },
    close: walk.close,
  }
}

/** What a journal must become in Procountor, under the reference of its run. */
export function expectedOf(
  { administrationId, company }: Place,
  { year, runNumber, description }: UploadedRun,
  { receipts }: MadeJournal,
): readonly ExpectedReceipt[] {
  const name = `${company.number}-${year}-${runNumber} ${description}`
  return receipts.map((receipt) => ({ companyId: administrationId, name, ...receipt }))
}

function placeAndId({ companyId, id }: BookedReceipt): string {
  return `${companyId}:${id}`
}
