import type { ProcountorSeed, SeedCompany, SeedReceipt, SeedUser } from '../procountor/seed.ts'
import { bookkeeperRights, viewerRights } from '../procountor/seed.ts'
import { dimensionsOf, fiscalYearsOf, vatPercents, vatStatuses } from './administration-parts.ts'
import { businessId } from './business-id.ts'
import { chartOfAccounts } from './chart-of-accounts.ts'
import type { PlacedCompany } from './demo-nmbrs.ts'
import { placedCompanies } from './demo-nmbrs.ts'

const firstAdministrationId = 12_001

const administrationId = ({ index }: PlacedCompany): number => firstAdministrationId + index

/** Chooses among all 40 administrations at the login page. */
export const payrollLogin = { username: 'palkat@tilitoimisto.example', password: 'palkat-demo' }
/** May look at the journals of three companies and write none. */
export const viewerLogin = { username: 'katselija@tilitoimisto.example', password: 'katselija-demo' }
/** May write in the first company, but sees only its first dimension. */
export const limitedLogin = { username: 'rajattu@tilitoimisto.example', password: 'rajattu-demo' }

/** An administration for every Nmbrs company, of the same name without its suffix. */
export function demoProcountor(): ProcountorSeed {
  const all = placedCompanies.map((placed) => ({ companyId: administrationId(placed), rights: bookkeeperRights }))
  const users: SeedUser[] = [
    { id: 1, ...payrollLogin, displayName: 'Palkka Hallinto', companies: all },
    {
      id: 2,
      ...viewerLogin,
      displayName: 'Kaisa Katselija',
      companies: all.slice(0, 3).map((each) => ({ ...each, rights: viewerRights })),
    },
    {
      id: 3,
      ...limitedLogin,
      displayName: 'Raimo Rajattu',
      companies: all
        .slice(0, 1)
        .map((each) => ({ ...each, rights: { ...bookkeeperRights, limitedToDimensions: [1] } })),
    },
  ]
  return { users, companies: placedCompanies.map(administration) }
}

function administration(placed: PlacedCompany): SeedCompany {
  const { plan, index } = placed
  return {
    id: administrationId(placed),
    name: plan.name,
    country: 'FINLAND',
    currency: 'EUR',
    businessId: businessId(index),
    city: plan.traits.includes('swedish') ? 'Åbo' : 'Hämeenlinna',
    dimensionLimit: 3,
    reconciliationAccount: '9999',
    accounts: chartOfAccounts,
    dimensions: dimensionsOf(plan, index),
    vatPercents,
    vatStatuses,
    fiscalYears: fiscalYearsOf(plan),
    receipts: index === 0 ? earlierReceipts : [],
  }
}

/** What a bookkeeper has booked by hand: a search on the same days finds other people's receipts too. */
const earlierReceipts: readonly SeedReceipt[] = ['2026-05-31', '2026-06-30'].map((receiptDate) => ({
  name: `Toimitilavuokran jaksotus ${receiptDate.slice(0, 7)}`,
  receiptDate,
  rows: [
    { account: '7230', cents: 120_000, description: 'Vuokra' },
    { account: '2967', cents: -120_000, description: 'Vuokra' },
  ],
}))
