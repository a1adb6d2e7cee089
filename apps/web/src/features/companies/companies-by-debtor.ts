import type { Company } from '@tosite/contract'

export interface DebtorGroup {
  readonly debtor: Company['debtor']
  readonly companies: readonly Company[]
}

/** The companies of each debtor, in the order given. */
export function byDebtor(companies: readonly Company[]): readonly DebtorGroup[] {
  const groups = new Map<number, { debtor: Company['debtor']; companies: Company[] }>()
  for (const company of companies) {
    const group = groups.get(company.debtor.id)
    if (group === undefined) groups.set(company.debtor.id, { debtor: company.debtor, companies: [company] })
    else group.companies.push(company)
  }
  return [...groups.values()]
}

/** Those whose name or number, or their debtor's, contains every word searched for. */
export function matching(companies: readonly Company[], search: string): readonly Company[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return companies.filter(({ number, name, debtor }) => {
    const text = `${number} ${name} ${debtor.number} ${debtor.name}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
