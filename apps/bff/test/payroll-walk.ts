import { randomUUID } from 'node:crypto'
import {
  type Company,
  type CreateMapping,
  type MappingView,
  type Preview,
  type PreviewAnswer,
  type ResponseOf,
  type RunRow,
  readPreview,
} from '@tosite/contract'
import { createDeliveryWorker, type DeliveryWorker } from '../src/deliveries/delivery-worker.ts'
import { buildTestApp, type Person, type TestApp, type TestAppOptions } from './build-test-app.ts'
import { type HandClock, handClock } from './hand-clock.ts'
import { logInAtProcountor } from './log-in-at-procountor.ts'

type Deliveries = ResponseOf<'listDeliveries'>

/** A receipt as the stand-in holds it. */
interface BookedReceipt {
  readonly id: number
  readonly name: string
  readonly status: string
  readonly receiptDate: string
  readonly invoiceNotes: string
  readonly transactions: readonly {
    readonly id: number
    readonly account: string
    readonly accountingValue: number
    readonly dimensionItemValues: readonly {
      readonly dimensionId: number
      readonly itemId: number
      readonly value: number
    }[]
  }[]
}

export interface Walk {
  readonly tosite: TestApp
  readonly admin: Person
  readonly worker: DeliveryWorker
  /** The clock of Tosite, and of what the stand-in of Procountor delays. */
  readonly clock: HandClock
  company(number: string): Promise<Company>
  /** Makes and authorizes an account for the administration of that name; returns its id. */
  authorized(administration: string): Promise<string>
  /** The mapping's account, authorized once more for the same administration. */
  authorizeAgain(mapping: MappingView): Promise<void>
  mapped(company: Company, choices?: Partial<CreateMapping>): Promise<MappingView>
  run(company: Company, year: number, number: number): Promise<RunRow>
  /** The run's journal, made on the way. */
  journal(company: Company, year: number, number: number): Promise<string>
  preview(company: Company, journalId: string): Promise<Preview>
  send(company: Company, journalId: string): Promise<Deliveries>
  deliveries(company: Company, journalId: string): Promise<Deliveries>
  /** Takes every step that is due. */
  deliver(): Promise<void>
  /** What Procountor holds, read at the far end. */
  booked(mapping: MappingView): Promise<readonly BookedReceipt[]>
  /** An order at a stand-in's control address. */
  order(vendor: 'nmbrs' | 'procountor', method: string, path: string, body?: unknown): Promise<void>
  /** Calls of Procountor's API so far, each as `METHOD path`. */
  calls(): Promise<readonly string[]>
  close(): Promise<void>
}

/** A server with both stand-ins, Nmbrs connected and its companies read. */
export async function startWalk(watched: Pick<TestAppOptions, 'logTo' | 'onAnswer'> = {}): Promise<Walk> {
  const hand = handClock()
  const tosite = await buildTestApp({ standIns: true, clock: hand.clock, ...watched })
  const { standIns, seed, deps } = tosite
  if (standIns === null) throw new Error('the stand-ins were asked for')
  const admin = await tosite.signIn('admin@tosite.example')
  answer(await admin.put('/api/nmbrs/connection', seed.nmbrsCredentials))
  const worker = createDeliveryWorker({ ...deps, newId: randomUUID }, { random: () => 0.5 })
  const control = (vendor: 'nmbrs' | 'procountor', path: string, init?: RequestInit) =>
    fetch(`${standIns[vendor].url}/_sandbox${path}`, init)

  async function authorize(accountId: string, administration: string): Promise<void> {
    const { url } = answer<{ url: string }>(await admin.post(`/api/accounts/${accountId}/authorize`))
    const back = new URL(await logInAtProcountor(url, { ...seed.login, company: administration }))
    const returned = await admin.get(`${back.pathname}${back.search}`)
    if (!String(returned.headers.location).includes('succeeded')) throw new Error(String(returned.headers.location))
  }

  const walk: Walk = {
    tosite,
    admin,
    worker,
    clock: hand,

    async company(number) {
      const { companies } = answer<{ companies: Company[] }>(await admin.get('/api/companies'))
      const found = companies.find((company) => company.number === number)
      if (found === undefined) throw new Error(`no company ${number}`)
      return found
    },

    async authorized(administration) {
      const account = answer<{ id: string }>(
        await admin.post('/api/accounts', { username: `Palkat ${administration}` }),
      )
      await authorize(account.id, administration)
      return account.id
    },

    authorizeAgain: ({ account, administration }) => authorize(account.id, administration.name),

    async mapped(company, choices = {}) {
      const accountId = await walk.authorized(administrationOf(company))
      const body = {
        companyId: company.id,
        accountId,
        costCenterDimension: { description: 'Kustannuspaikka' },
        costUnitDimension: null,
        ...choices,
      }
      return answer(await admin.post('/api/mappings', body))
    },

    async run(company, year, number) {
      const list = answer<ResponseOf<'listRuns'>>(await admin.get(`/api/companies/${company.id}/runs?year=${year}`))
      const found = list.runs.find((run) => run.number === number)
      if (found === undefined) throw new Error(`no run ${number} of ${year}`)
      return found
    },

    async journal(company, year, number) {
      const { id } = await walk.run(company, year, number)
      const row = answer<RunRow>(await admin.post(`/api/companies/${company.id}/runs/${id}/journal`))
      if (row.journal === null) throw new Error('no journal was made')
      return row.journal.id
    },

    preview: async (company, journalId) =>
      readPreview(answer<PreviewAnswer>(await admin.get(`${pathOf(company, journalId)}/preview`))),

    async send(company, journalId) {
      const { hash } = await walk.preview(company, journalId)
      return answer(await admin.post(`${pathOf(company, journalId)}/send`, { hash }))
    },

    deliveries: async (company, journalId) => answer(await admin.get(`${pathOf(company, journalId)}/deliveries`)),

    async deliver() {
      while (await worker.runOnce());
    },

    async booked({ administration }) {
      const response = await control('procountor', `/companies/${administration.companyId}/receipts`)
      const { receipts } = (await response.json()) as { receipts: BookedReceipt[] }
      return receipts
    },

    async order(vendor, method, path, body) {
      const json =
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const response = await control(vendor, path, { method, ...json })
      if (!response.ok) throw new Error(await response.text())
    },

    async calls() {
      const { requests } = (await (await control('procountor', '/requests')).json()) as {
        requests: { method: string; path: string }[]
      }
      return requests.map(({ method, path }) => `${method} ${path}`)
    },

    async close() {
      await worker.stop()
      await tosite.close()
    },
  }
  return walk
}

/** The demo's administrations are called like the companies. */
export function administrationOf(company: Company): string {
  return company.name.replace(' (esimerkki)', '')
}

export function pathOf(company: Company, journalId: string): string {
  return `/api/companies/${company.id}/journals/${journalId}`
}

/** The body of a 200. */
export function answer<T>(response: { readonly statusCode: number; readonly body: string; json(): unknown }): T {
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${response.body}`)
  return response.json() as T
}
