import { learnNames, mappingDrift } from '@tosite/core'
import type { CallOptions } from '../accounts/procountor-access.ts'
import { type Administrations, createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../http/api-error.ts'
import { createCostCodeStore } from '../mappings/cost-code-store.ts'
import { mappingToCore } from '../mappings/stored-mapping.ts'
import { createCompanyJournalsStore } from '../rules/company-journals-store.ts'
import { rulesMaterial } from '../rules/rules-material.ts'
import { type Comparable, createDriftStore, type DriftStore } from './drift-store.ts'

export interface DriftComparer {
  readonly store: DriftStore
  /** Compares with the reference data as stored: after a change of the mapping itself. Nothing where none was ever read. */
  compare(mappingId: string): Promise<void>
  /**
   * Reads the reference data anew first, as is done daily.
   * @throws ProcountorFailure, or ApiProblem where there is no usable authorization or no such mapping
   */
  compareNow(mappingId: string, options?: CallOptions): Promise<void>
}

const dayMs = 86_400_000
/** Somebody else changes the mapping in between: compare again, but not for ever. The next day's comparison comes. */
const mostAttempts = 3

export function createDriftComparer(
  deps: Pick<Deps, 'db' | 'now' | 'procountor'>,
  administrations: Administrations = createAdministrations(deps),
): DriftComparer {
  const store = createDriftStore(deps.db)
  const costCodes = createCostCodeStore(deps.db)
  const journals = createCompanyJournalsStore(deps.db)

  async function compare(mappingId: string, dueAt?: string): Promise<void> {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const loaded = await store.load(mappingId)
      if (loaded === null || (await compareLoaded(loaded, dueAt))) return
    }
  }

  /** False where the mapping was changed meanwhile. */
  async function compareLoaded(loaded: Comparable, dueAt: string | undefined): Promise<boolean> {
    const { mapping, known } = loaded
    const stored = await administrations.administrationOf(mapping.accountId)
    if (stored === null) return true
    const codes = await costCodes.ofCompany(mapping.companyId)
    const { accounts: journalAccounts } = rulesMaterial(await journals.material(mapping.companyId))

    const administration = stored.view
    const core = mappingToCore(mapping)
    const learnt = learnNames(known, core, journalAccounts, administration)
    const drifts = mappingDrift({ mapping: core, administration, codes, journalAccounts, known: learnt })
    const compared = { of: loaded, known: learnt, drifts, comparedAt: administration.readAt }
    return store.save(mapping.id, dueAt === undefined ? compared : { ...compared, dueAt }, later(0), later(dayMs))
  }

  function later(ms: number): string {
    return new Date(deps.now().getTime() + ms).toISOString()
  }

  return {
    store,
    compare: (mappingId) => compare(mappingId),

    async compareNow(mappingId, options) {
      const loaded = await store.load(mappingId)
      if (loaded === null) throw notFound('mapping')
      await administrations.refreshAdministration(loaded.mapping.accountId, options)
      await compare(mappingId, later(dayMs))
    },
  }
}
