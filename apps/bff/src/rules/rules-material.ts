import type { RulesMaterial } from '@tosite/contract'
import { comparePeriods, fitText, formatPeriod } from '@tosite/core'
import type { CompanyMaterial } from './company-journals-store.ts'

const mostDates = 60

/** What the rules of a company are edited beside. */
export function rulesMaterial({ periodType, runs, journals }: CompanyMaterial): RulesMaterial {
  const transactions = journals.flatMap((journal) => journal.transactions)
  const accounts = new Set(transactions.flatMap(({ entries }) => entries.map(({ account }) => account)))
  const dates = new Map(
    transactions.map(({ period, date }) => [`${formatPeriod(period)} ${date}`, { ...period, date }]),
  )
  return {
    periodType,
    accounts: [...accounts].filter((account) => account !== '').sort(),
    runs: runs.map(({ companyNumber, year, number, description, periodStart, periodEnd }) => ({
      year,
      number,
      periodStart,
      periodEnd,
      companyNumber: fitted(companyNumber),
      description: fitted(description),
    })),
    dates: [...dates.values()]
      .sort((one, other) => comparePeriods(other, one) || (one.date < other.date ? 1 : -1))
      .slice(0, mostDates),
  }
}

function fitted(text: string): string {
  return fitText(text, Number.POSITIVE_INFINITY).text
}
