import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { demoSeed } from './demo/index.ts'
import { startNmbrsStandIn } from './nmbrs/index.ts'
import { startProcountorStandIn } from './procountor/index.ts'

export const vendors = ['nmbrs', 'procountor'] as const
export type Vendor = (typeof vendors)[number]

/** What a launcher has to know of the stand-ins that run. The secrets are good for these stand-ins only. */
export interface StandInAddresses {
  readonly procountor?: {
    readonly url: string
    readonly clientId: string
    readonly clientSecret: string
    /** For the login page. */
    readonly login: { readonly username: string; readonly password: string }
  }
  readonly nmbrs?: {
    readonly url: string
    readonly username: string
    readonly token: string
    readonly domain: string
  }
  readonly testCompanyIds: readonly number[]
  readonly blockedDebtorIds: readonly number[]
}

interface StandInsOptions {
  /** Whose to start. Default: both. */
  readonly only?: readonly Vendor[]
  readonly redirectUri: string
  /** An existing folder for the state; without it everything is forgotten. */
  readonly dataFolder?: string
  /** Default: a free one. */
  readonly procountorPort?: number
  /** Default: a free one. */
  readonly nmbrsPort?: number
  readonly requestsPerSecond?: number
}

/** The vendors with the demo office. */
export async function startStandIns(options: StandInsOptions) {
  const { only = vendors, redirectUri, dataFolder, procountorPort = 0, nmbrsPort = 0, requestsPerSecond = 20 } = options
  const seed = demoSeed()
  const clientId = 'tosite-demo'
  const clientSecret = randomBytes(24).toString('base64url')
  const fileFor = (name: string) => (dataFolder === undefined ? {} : { file: join(dataFolder, name) })

  const procountor = only.includes('procountor')
    ? await startProcountorStandIn({
        seed: seed.procountor,
        port: procountorPort,
        ...{ clientId, clientSecret, redirectUri, requestsPerSecond },
        ...fileFor('procountor-stand-in.db'),
      })
    : undefined
  const nmbrs = only.includes('nmbrs')
    ? await startNmbrsStandIn({ seed: seed.nmbrs, port: nmbrsPort, ...fileFor('nmbrs-stand-in.db') })
    : undefined

  const addresses: StandInAddresses = {
    ...(procountor && { procountor: { url: procountor.url, clientId, clientSecret, login: seed.login } }),
    ...(nmbrs && { nmbrs: { url: nmbrs.url, ...seed.nmbrsCredentials } }),
    // Marks of companies that only the stand-in of Nmbrs has.
    testCompanyIds: nmbrs === undefined ? [] : seed.testCompanyIds,
    blockedDebtorIds: nmbrs === undefined ? [] : seed.blockedDebtorIds,
  }
  const close = async (): Promise<void> => {
    await Promise.all([procountor?.close(), nmbrs?.close()])
  }
  return { addresses, close }
}
