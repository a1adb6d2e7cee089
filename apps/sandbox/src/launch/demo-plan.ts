import { dirname, join } from 'node:path'
import { type Vendor, vendors } from '../start-stand-ins.ts'

/** What is to be started, read from the environment. */
export interface DemoPlan {
  readonly port: number
  readonly publicUrl: string
  readonly demo: boolean
  /** The vendors that are imitated: in demo mode, those whose address nobody gave. */
  readonly imitated: readonly Vendor[]
  /** Calls a second that the stand-in of Procountor lets pass; its own default where nothing is set. */
  readonly requestsPerSecond?: string
  /** Where the stand-ins keep what they know, beside Tosite's own database. */
  readonly standInsFolder: string
}

export type DemoPlanResult =
  | { readonly ok: true; readonly plan: DemoPlan }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Decides what `npm start` starts. Only what it needs itself is judged here; the server judges the rest. */
export function planDemo(environment: Readonly<Record<string, string | undefined>>): DemoPlanResult {
  const problems: string[] = []
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined

  const portText = given('PORT') ?? '3000'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port < 1 || port > 65535) {
    problems.push(`PORT is "${portText}"; it must be a whole number from 1 to 65535.`)
  }
  const demo = demoMode(given('DEMO'), given('NODE_ENV'))
  if (demo === undefined) problems.push(`DEMO is "${given('DEMO')}"; it must be on or off.`)
  if (problems.length > 0) return { ok: false, problems }

  const addresses: Record<Vendor, string | undefined> = {
    nmbrs: given('NMBRS_SOAP_URL'),
    procountor: given('PROCOUNTOR_URL'),
  }
  const requestsPerSecond = given('PROCOUNTOR_REQUESTS_PER_SECOND')
  return {
    ok: true,
    plan: {
      port,
      publicUrl: given('PUBLIC_URL') ?? `http://localhost:${port}`,
      demo: demo === true,
      imitated: demo === true ? vendors.filter((vendor) => addresses[vendor] === undefined) : [],
      ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
      standInsFolder: join(dirname(given('DATABASE_FILE') ?? 'data/tosite.db'), 'sandbox'),
    },
  }
}

function demoMode(demo: string | undefined, nodeEnv: string | undefined): boolean | undefined {
  if (demo === undefined) return nodeEnv !== 'production'
  if (['on', 'true', '1'].includes(demo.toLowerCase())) return true
  if (['off', 'false', '0'].includes(demo.toLowerCase())) return false
  return undefined
}
