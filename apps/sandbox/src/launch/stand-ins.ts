import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { StandInAddresses } from '../start-stand-ins.ts'
import type { Child } from './child.ts'
import type { Vendor } from './demo-plan.ts'

/** The stand-ins that are in use, and what of their data a demo installation starts with. */
export type StandIns = Partial<Pick<StandInAddresses, Vendor>> & Omit<StandInAddresses, Vendor>

export const noStandIns: StandIns = { testCompanyIds: [], blockedDebtorIds: [] }

/** Waits for the first line of the stand-ins' process: one of JSON. Rejects when it ends before saying it. */
export async function readStandIns(child: Child, imitated: readonly Vendor[]): Promise<StandIns> {
  if (child.output === null) throw new Error('The output of the stand-ins is not connected.')
  const lines = createInterface({ input: child.output })
  const [line] = await Promise.race([
    once(lines, 'line'),
    child.ended.then((code) => {
      throw new Error(`The stand-ins ended with exit code ${code} before they were ready.`)
    }),
  ])
  const { procountor, nmbrs, ...data }: StandInAddresses = JSON.parse(String(line))
  return {
    ...data,
    ...(imitated.includes('procountor') && { procountor }),
    ...(imitated.includes('nmbrs') && { nmbrs }),
  }
}

/** The settings by which the server reaches the stand-ins, as if they were the vendors, and what the demo starts with. */
export function settingsOf(standIns: StandIns): Record<string, string> {
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

function credentialsOf({ username, token, domain }: StandInAddresses['nmbrs']) {
  return { username, token, domain }
}
