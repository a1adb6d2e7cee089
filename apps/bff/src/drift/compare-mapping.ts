import { learnNames, mappingDrift } from '@tosite/core'
import type { CallOptions } from '../accounts/procountor-access.ts'
import { type Administrations, createAdministrations } from '../administrations/administrations.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../http/api-error.ts'
import { createCostCodeStore } from '../mappings/cost-code-store.ts'
import { mappingToCore } from '../mappings/stored-mapping.ts'
import { createCompanyJournalsStore } from '../rules/company-journals-store.ts'
import { rulesMaterial } from '../rules/rules-material.ts'
import { createDriftStore, type DriftStore } from './drift-store.ts'

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

export function createDriftComparer(
  deps: Pick<Deps, 'db' | 'now' | 'procountor'>,
  administrations: Administrations = createAdministrations(deps),
): DriftComparer {
  const store = createDriftStore(deps.db)
  const costCodes = createCostCodeStore(deps.db)
  const journals = createCompanyJournalsStore(deps.db)

  async function compare(mappingId: string, dueAt?: string): Promise<void> {
    const loaded = await store.load(mappingId)
    if (loaded === null) return
    const { mapping, known } = loaded
    const stored = await administrations.administrationOf(mapping.accountId)
    if (stored === null) return
    const codes = await costCodes.ofCompany(mapping.companyId)
    const { accounts: journalAccounts } = rulesMaterial(await journals.material(mapping.companyId))

    const administration = stored.view
    const core = mappingToCore(mapping)
    const learnt = learnNames(known, core, journalAccounts, administration)
    const drifts = mappingDrift({ mapping: core, administration, codes, journalAccounts, known: learnt })
    const compared = { version: mapping.version, known: learnt, drifts, comparedAt: administration.readAt }
    const inADay = later(dayMs)
    await store.save(mappingId, dueAt === undefined ? compared : { ...compared, dueAt }, later(0), inADay)
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
