import type { Administration } from '../administrations/administration.ts'
import type { Finding } from '../findings/finding.ts'
import type { Mapping, Vat } from '../mappings/mapping.ts'

export interface VatRules {
  vatOf(account: string): Vat
  /** Of the mapping's VAT, and of that of the accounts asked for. */
  findings(): readonly Finding[]
}

/** VAT by the mapping, for all or per Procountor account, checked against what is in use in the company. */
export function createVatRules(mapping: Mapping, administration: Administration): VatRules {
  const byAccount = new Map(
    mapping.vatByAccount.map(({ account, type, status, percent }) => [account, { type, status, percent }]),
  )
  const used = new Map<string, Vat>([['', mapping.vat]])
  return {
    vatOf(account) {
      const vat = byAccount.get(account)
      if (vat === undefined) return mapping.vat
      used.set(account, vat)
      return vat
    },
    findings: () =>
      Array.from(used)
        .filter(([, vat]) => !isUsable(vat, administration))
        .map(([account, vat]) => ({ code: 'unusable-vat', severity: 'problem', values: { account, ...vat } })),
  }
}

const noVatHandling = 12

function isUsable({ type, status, percent }: Vat, administration: Administration): boolean {
  const side = type === 'PURCHASE' ? 'purchase' : 'sales'
  // No VAT handling and a percentage exclude each other (Procountor: ERROR_VATSTATUS_VATPERC).
  if (status === noVatHandling && percent !== 0) return false
  return (
    administration.vatStatuses.some((known) => known.status === status && known[side]) &&
    (percent === 0 || administration.vatPercents.some((known) => known.percent === percent && known[side]))
  )
}
