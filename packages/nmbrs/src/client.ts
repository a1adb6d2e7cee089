import type { JournalResult, Period } from '@tosite/core'
import { z } from 'zod'
import { NmbrsUnavailable } from './errors.ts'
import { inferred } from './inferred.ts'
import { parseJournalDocument } from './journal-file/parse-journal-document.ts'
import type { NmbrsCredentials } from './soap/envelope.ts'
import { createNmbrsQueue, createSoapCaller, type NmbrsQueue, type SoapRequest } from './soap/soap-call.ts'
import { Company, CostItem, CurrentPeriod, Debtor, domainOf, RunInfo } from './wire.ts'

export interface NmbrsClientOptions {
  /** Scheme and host, for example `https://api.nmbrs.nl`. */
  readonly baseUrl: string
  readonly credentials: NmbrsCredentials
  readonly fetch?: typeof fetch
  /** For one call, from its departure; a journal may be large. */
  readonly timeoutMs?: number
  /** Give all clients of a host the same one, so that together they keep the usage limit. */
  readonly queue?: NmbrsQueue
}

export interface RunOfCompany {
  readonly companyId: number
  readonly runId: number
  /** The run's year. Always given: the operations without it answer for whatever year the company has active. */
  readonly year: number
}

export type NmbrsClient = ReturnType<typeof createNmbrsClient>

/**
 * Nmbrs' SOAP API (v3), as far as journals need it. Reading only. Every method throws `NmbrsFault`, `NmbrsUnavailable` or
 * `NmbrsNoAnswer`. There is no paging: a list is the whole list.
 */
export function createNmbrsClient(options: NmbrsClientOptions) {
  const call = createSoapCaller({
    baseUrl: options.baseUrl,
    credentials: options.credentials,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? 60_000,
    queue: options.queue ?? createNmbrsQueue(),
  })

  async function list<T>(schema: z.ZodType<T>, request: SoapRequest): Promise<readonly T[]> {
    const { records, fields, text } = await call(request)
    // Something that is no list of objects must not pass for an empty one.
    const isList = Object.keys(fields).length === 0 && (records.length > 0 || (text ?? '').trim() === '')
    return checked(z.array(schema), isList ? records : undefined, request)
  }

  async function text(request: SoapRequest): Promise<string> {
    return checked(z.string(), (await call(request)).text, request)
  }

  async function journalOf(operation: keyof typeof inferred.yearParameter, run: RunOfCompany): Promise<JournalResult> {
    const parameters = { CompanyId: run.companyId, RunId: run.runId, [inferred.yearParameter[operation]]: run.year }
    return parseJournalDocument(await text({ service: 'CompanyService', operation, parameters }))
  }

  return {
    /** The domain of the environment that username and token belong to; the domain given does not matter here. */
    environment: async (): Promise<{ readonly domain: string }> => {
      const request = { service: 'DebtorService', operation: 'Environment_Get', authHeader: 'AuthHeader' } as const
      return { domain: checked(z.string(), domainOf(await call(request)), request) }
    },

    /** Every debtor that the login may see. */
    debtors: () => list(Debtor, { service: 'DebtorService', operation: 'List_GetAll' }),

    companiesOfDebtor: (debtorId: number) =>
      list(Company, { service: 'CompanyService', operation: 'List_GetByDebtor', parameters: { DebtorId: debtorId } }),

    /** Companies of all debtors. Which debtor a company belongs to is not told: ask per debtor for that. */
    companies: () => list(Company, { service: 'CompanyService', operation: 'List_GetAll' }),

    currentPeriod: async (companyId: number): Promise<CurrentPeriod> => {
      const request = companyCall('Company_GetCurrentPeriod', companyId)
      return checked(CurrentPeriod, await text(request), request)
    },

    costCenters: (companyId: number) => list(CostItem, companyCall('CostCenter_GetList', companyId)),
    costUnits: (companyId: number) => list(CostItem, companyCall('CostUnit_GetList', companyId)),

    /**
     * How many people have a cost centre in a period, by its code. The people themselves are counted and forgotten here:
     * neither names nor ids leave.
     */
    headcounts: async (companyId: number, period: Period): Promise<ReadonlyMap<string, number>> => {
      const { year, number } = period
      const { nested } = await call({
        service: 'EmployeeService',
        operation: 'CostCenter_GetAllEmployeesByCompany',
        parameters: { CompanyId: companyId, Period: number, Year: year },
      })
      const people = new Map<string, number>()
      for (const texts of nested) {
        const codes = new Set(
          texts.filter(({ path }) => path.endsWith('costcenter/code')).map(({ text: code }) => code),
        )
        for (const code of codes) people.set(code, (people.get(code) ?? 0) + 1)
      }
      return people
    },

    runs: (companyId: number, year: number) =>
      list(RunInfo, {
        service: 'CompanyService',
        operation: 'Run_GetList',
        parameters: { CompanyId: companyId, Year: year },
      }),

    /** The journal of a run with cost centres and cost units, or what is wrong with its document. */
    journal: (run: RunOfCompany) => journalOf('Journals_GetByRunCostCenterCostUnitPerYear', run),

    /** The same journal by ledger account only. Its sums per period and account must equal those of `journal`. */
    companyJournal: (run: RunOfCompany) => journalOf('Journals_GetByRunCompany_v2', run),
  }
}

function companyCall(operation: string, companyId: number): SoapRequest {
  return { service: 'CompanyService', operation, parameters: { CompanyId: companyId } }
}

/** The answer by its schema. An error names the elements that do not fit, never their content. */
function checked<T>(schema: z.ZodType<T>, value: unknown, request: SoapRequest): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const paths = new Set(parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.') || 'result'))
  throw new NmbrsUnavailable(request, { reason: 'unreadable-answer', status: 200, detail: [...paths].join(', ') })
}
