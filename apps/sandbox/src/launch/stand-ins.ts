import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { StandInAddresses } from '../start-stand-ins.ts'
import type { Child } from './child.ts'

export const noStandIns: StandInAddresses = { testCompanyIds: [], blockedDebtorIds: [] }

/** Waits for the first line of the stand-ins' process: one of JSON. Rejects when it ends before saying it. */
export async function readStandIns(child: Child): Promise<StandInAddresses> {
  if (child.output === null) throw new Error('The output of the stand-ins is not connected.')
  const lines = createInterface({ input: child.output })
  const [line] = await Promise.race([
    once(lines, 'line'),
    child.ended.then((code) => {
      throw new Error(`The stand-ins ended with exit code ${code} before they were ready.`)
    }),
  ])
  return JSON.parse(String(line))
}

/** The settings by which the server reaches the stand-ins, as if they were the vendors, and what the demo starts with. */
export function settingsOf(standIns: StandInAddresses): Record<string, string> {
  const { procountor, nmbrs, testCompanyIds, blockedDebtorIds } = standIns
  return {
    ...(procountor && {
      PROCOUNTOR_URL: procountor.url,
      PROCOUNTOR_CLIENT_ID: procountor.clientId,
      PROCOUNTOR_CLIENT_SECRET: procountor.clientSecret,
    }),
    ...(nmbrs && { NMBRS_SOAP_URL: nmbrs.url }),
    DEMO_SEED: JSON.stringify({ ...(nmbrs && { nmbrs: credentialsOf(nmbrs) }), testCompanyIds, blockedDebtorIds }),
  }
}

function credentialsOf({ username, token, domain }: NonNullable<StandInAddresses['nmbrs']>) {
  return { username, token, domain }
}
