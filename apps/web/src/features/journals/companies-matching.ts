import type { Company } from '@tosite/contract'

/** Companies with every word of the search in their name, number, debtor or administration, whatever the case. */
export function companiesMatching(companies: readonly Company[], search: string): readonly Company[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return companies
  return companies.filter(({ name, number, debtor, mapping }) => {
    const text = [name, number, debtor.name, mapping?.administration ?? ''].join('\n').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
