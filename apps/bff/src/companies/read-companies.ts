import type { ResponseOf } from '@tosite/contract'
import type { FastifyBaseLogger } from 'fastify'
import { ApiProblem } from '../http/api-error.ts'
import type { NmbrsAccess } from '../nmbrs/nmbrs-access.ts'
import type { CompanyListStore } from './company-list-store.ts'
import type { CompanyStore } from './company-store.ts'

export interface CompanyReader {
  /** Reads the whole office from Nmbrs and stores it; what the list itself does not say follows in the background. */
  read(actor: string): Promise<ResponseOf<'readCompanies'>>
  /** Resolves once nothing is being read in the background, which `stop` brings about. */
  settled(): Promise<void>
  stop(): void
}

interface ReaderDeps {
  readonly nmbrs: NmbrsAccess
  readonly companies: CompanyStore
  readonly lists: CompanyListStore
  readonly log: FastifyBaseLogger
}

export function createCompanyReader({ nmbrs, companies, lists, log }: ReaderDeps): CompanyReader {
  let stopped = false
  let background: Promise<void> | undefined

  /** One company after another: nobody waits for it, and a person's own look-ups pass in between. */
  async function readPeriodTypes(): Promise<void> {
    for (const companyId of await companies.withoutPeriodType()) {
      if (stopped) return
      const { periodType } = await nmbrs.with((client) => client.currentPeriod(companyId))
      await companies.setPeriodType(companyId, periodType)
    }
  }

  function startReadingPeriodTypes(): void {
    background ??= readPeriodTypes()
      .catch((error: unknown) => {
        // Read again with a company's runs, so nothing is missing for long.
        log.warn({ code: error instanceof ApiProblem ? error.code : 'internal' }, 'period types not all read')
      })
      .finally(() => {
        background = undefined
      })
  }

  return {
    async read(actor) {
      const listed = await nmbrs.with(async (client) => {
        const debtors = await client.debtors()
        return Promise.all(
          debtors.map(async (debtor) => ({ ...debtor, companies: await client.companiesOfDebtor(debtor.id) })),
        )
      })
      const { readAt } = await lists.save(listed, actor)
      startReadingPeriodTypes()
      return { debtors: listed.length, companies: listed.flatMap((debtor) => debtor.companies).length, readAt }
    },
    settled: async () => background,
    stop: () => {
      stopped = true
    },
  }
}
