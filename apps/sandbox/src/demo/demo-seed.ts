import type { NmbrsSeed } from '../nmbrs/entities.ts'
import type { ProcountorSeed } from '../procountor/seed.ts'
import { demoNmbrs, firstDebtorId, integrationUser, placedCompanies } from './demo-nmbrs.ts'
import { demoProcountor, limitedLogin, payrollLogin, viewerLogin } from './demo-procountor.ts'
import { blockedDebtorName, office, testCompanyName } from './office.ts'

export interface DemoSeed {
  readonly nmbrs: NmbrsSeed
  readonly procountor: ProcountorSeed
  /** For Procountor's login page: may use every administration. */
  readonly login: { readonly username: string; readonly password: string }
  /** May look at the journals of three companies and write none. */
  readonly viewerLogin: { readonly username: string; readonly password: string }
  /** May write in the first company, but sees only its first dimension. */
  readonly limitedLogin: { readonly username: string; readonly password: string }
  /** For `Settings › Nmbrs`. */
  readonly nmbrsCredentials: { readonly username: string; readonly token: string; readonly domain: string }
  /** Nmbrs company ids to be marked in Tosite: no API shows the mark. */
  readonly testCompanyIds: readonly number[]
  /** Nmbrs debtor ids to be marked as blocked. */
  readonly blockedDebtorIds: readonly number[]
}

/** An invented accounting office for both stand-ins: the same every time. */
export function demoSeed(): DemoSeed {
  const { username, token, domain } = integrationUser
  return {
    nmbrs: demoNmbrs(),
    procountor: demoProcountor(),
    login: payrollLogin,
    viewerLogin,
    limitedLogin,
    nmbrsCredentials: { username, token, domain },
    testCompanyIds: placedCompanies.filter(({ plan }) => plan.name === testCompanyName).map(({ id }) => id),
    blockedDebtorIds: office.flatMap(({ name }, index) => (name === blockedDebtorName ? [firstDebtorId + index] : [])),
  }
}
