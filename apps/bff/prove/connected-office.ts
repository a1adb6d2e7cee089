import type { Company, MappingView } from '@tosite/contract'
import { sql } from 'drizzle-orm'
import { createTokenStore } from '../src/accounts/token-store.ts'
import { createSeal } from '../src/secrets/seal.ts'
import { startWalk, type Walk } from '../test/payroll-walk.ts'
import { type BookedReceipt, checkBooks, checkStandIn, type ExpectedReceipt, readBooks, readCodes } from './checker.ts'
import type { Codes } from './made-journal.ts'

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
  const before = new Set((await booked()).map(placeAndId))

  return {
    walk,
    places,
    procountorUrl,
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

function placeAndId({ companyId, id }: BookedReceipt): string {
  return `${companyId}:${id}`
}
