import { setImmediate } from 'node:timers/promises'
import type { JournalEffect, MappingRules, TriedRules } from '@tosite/contract'
import { type Administration, isAffected, rulesEffect } from '@tosite/core'
import type { Administrations } from '../administrations/administrations.ts'
import { ApiProblem, notFound } from '../http/api-error.ts'
import { toPlain } from '../journals/plain-finding.ts'
import type { ChangedMapping, MappingStore } from '../mappings/mapping-store.ts'
import { administrationOf, changedMapping } from '../mappings/save-mapping.ts'
import { type ComputedJournal, computeJournal } from '../receipts/compute-journal.ts'
import type { CompanyJournalsStore, UnsentJournal } from './company-journals-store.ts'

export interface EffectDeps {
  readonly mappings: MappingStore
  readonly journals: CompanyJournalsStore
  readonly administrations: Administrations
}

/**
 * What rules would change in the journals of the mapping's company that are created and not sent. Computed dry: nothing is
 * stored, nothing is bound, and Procountor is asked only where its reference data was never read.
 * @throws ApiProblem not-found; with the vendor's words where reference data has to be read and cannot be
 */
export async function effectOfRules(
  { mappings, journals, administrations }: EffectDeps,
  mappingId: string,
  rules: MappingRules,
): Promise<TriedRules> {
  const found = await mappings.find(mappingId)
  if (found === null) throw notFound('mapping')
  const { mapping } = found
  const administration = await administrationOf(administrations, mapping.accountId)
  const changed = usableMapping(found, rules, administration)
  if (changed === null) return { usable: false }

  const ids = await journals.unsentIds(mapping.companyId)
  const affected: JournalEffect[] = []
  for (const id of ids) {
    const loaded = await journals.load(mapping.companyId, id)
    const effect = loaded === null ? null : journalEffect(loaded, changed, administration)
    if (effect !== null) affected.push(effect)
    // A journal takes a while to compute: others are answered in between.
    await setImmediate()
  }
  const approve = changed.rules.approve === mapping.rules.approve ? null : changed.rules.approve
  return { usable: true, companyId: mapping.companyId, unsent: ids.length, affected, approve }
}

/** Null where saving the rules would refuse them. */
function usableMapping(...given: Parameters<typeof changedMapping>): ChangedMapping | null {
  try {
    return changedMapping(...given)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 422) return null
    throw error
  }
}

/** Null where the journal would be sent as it would be now. */
function journalEffect(
  { context, journal }: UnsentJournal,
  changed: ChangedMapping,
  administration: Administration,
): JournalEffect | null {
  const mapping = context.mapping === null ? null : { ...context.mapping, ...changed }
  const effect = rulesEffect(
    compared(computeJournal(context, journal, administration)),
    compared(computeJournal({ ...context, mapping }, journal, administration)),
  )
  if (!isAffected(effect)) return null
  const { number, description, year, periodEnd: period } = context.run
  return {
    journalId: context.journal.id,
    run: { number, description, year, period },
    receipts: effect.receipts.map(({ receipt, date, name, ...rest }) => ({
      key: receipt.key,
      period: { ...receipt.period },
      correction: receipt.correction,
      date: date ?? null,
      name: name ?? null,
      ...rest,
    })),
    solved: effect.solved.map(toPlain),
    raised: effect.raised.map(toPlain),
  }
}

function compared({ result, findings }: ComputedJournal) {
  return { receipts: result?.receipts ?? [], findings }
}
