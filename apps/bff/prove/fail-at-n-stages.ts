import type { Account, PreviewAnswer, ResponseOf } from '@tosite/contract'
import { logInAtProcountor } from '../test/log-in-at-procountor.ts'
import { administrationOf, answer } from '../test/payroll-walk.ts'
import type { ExpectedReceipt } from './checker.ts'
import type { ConnectedOffice, UploadedJournal } from './connected-office.ts'
import type { Seeded } from './seeded.ts'

/** One thing that a person does, as often as it is tried out. */
export interface Stage {
  readonly name: string
  /** Once, before the database is kept. */
  prepare(): Promise<void>
  /** Before every try, undisturbed. */
  begin(): Promise<void>
  /** From wherever it was left. @throws where it did not come to its end */
  act(): Promise<void>
  /** What is wrong once it has come to its end. */
  findings(): Promise<readonly string[]>
  /** What must be booked of all tries together. */
  expected(): readonly ExpectedReceipt[]
}

const nothing = async () => undefined
const none = () => []
const receiptsPerJournal = 2
const company = '401'

export function createStages(office: ConnectedOffice, seeded: Seeded): readonly Stage[] {
  const { walk } = office
  const { admin, tosite } = walk
  const get = async <T>(url: string): Promise<T> => answer(await admin.get(url))
  const accounts = async () => (await get<{ accounts: Account[] }>('/api/accounts')).accounts
  const mappings = async () => (await get<ResponseOf<'listMappings'>>('/api/mappings')).mappings
  let returns = 0
  const ownAccount = async () => (await accounts()).find(({ username }) => username === 'Uusi')

  const connect: Stage = {
    name: 'connect',
    prepare: nothing,
    begin: nothing,
    act: async () => {
      const { id, status } =
        (await ownAccount()) ?? answer<Account>(await admin.post('/api/accounts', { username: 'Uusi' }))
      if (status !== 'authorized') {
        const { url } = answer<{ url: string }>(await admin.post(`/api/accounts/${id}/authorize`))
        const administration = administrationOf(await walk.company(company))
        const back = new URL(await logInAtProcountor(url, { ...tosite.seed.login, company: administration }))
        // As many people as tries: one of them may come back so often in a minute and no more.
        const remoteAddress = `10.${++returns >> 16}.${(returns >> 8) & 255}.${returns & 255}`
        const { headers, body } = await admin.send({ method: 'GET', url: back.pathname + back.search, remoteAddress })
        const page = String(headers.location)
        if (!page.includes('succeeded')) throw new Error(`sent on to ${page} ${body}`)
      }
      const refreshed = answer<{ accounts: Account[] }>(await admin.post('/api/accounts/refresh'))
      const problem = refreshed.accounts.find((account) => account.id === id)?.problem
      if (problem) throw new Error(problem.code)
    },
    findings: async () => {
      const own = (await accounts()).filter(({ username }) => username === 'Uusi')
      const { dimensions } = await get<ResponseOf<'getAdministration'>>(`/api/accounts/${own[0]?.id}/administration`)
      return [
        ...(own.length === 1 ? [] : [`${own.length} accounts instead of one`]),
        ...(own[0]?.status === 'authorized' ? [] : [`the account is ${own[0]?.status}`]),
        ...(dimensions.length > 0 ? [] : ['the administration has no dimensions']),
      ]
    },
    expected: none,
  }

  const ownMapping = async () => {
    const { id } = await walk.company(company)
    return (await mappings()).find((mapping) => mapping.company.id === id)
  }
  const map: Stage = {
    name: 'map',
    prepare: connect.act,
    begin: nothing,
    act: async () => {
      if ((await ownMapping()) !== undefined) return
      const body = {
        companyId: (await walk.company(company)).id,
        accountId: (await ownAccount())?.id,
        costCenterDimension: { description: 'Kustannuspaikka' },
        costUnitDimension: { description: 'Projekti' },
      }
      answer(await admin.post('/api/mappings', body))
    },
    findings: async () => {
      const mapping = await ownMapping()
      const both = mapping?.costCenterDimension === 'Kustannuspaikka' && mapping.costUnitDimension === 'Projekti'
      return both ? [] : [`the mapping is ${JSON.stringify(mapping)}`]
    },
    expected: none,
  }

  let asAtFirst: string | undefined
  const journal: Stage = {
    name: 'journal',
    prepare: map.act,
    begin: nothing,
    act: async () => {
      const of = await walk.company(company)
      const run = await walk.run(of, 2026, 6)
      if (run.journal === null) await walk.journal(of, 2026, 6)
    },
    findings: async () => {
      const of = await walk.company(company)
      const id = (await walk.run(of, 2026, 6)).journal?.id
      const { receipts } = await get<PreviewAnswer>(`/api/companies/${of.id}/journals/${id}/preview`)
      const now = JSON.stringify(receipts)
      asAtFirst ??= now
      return now === asAtFirst && receipts.length > 0 ? [] : ['the journal is another than without a failure']
    },
    expected: none,
  }

  return [connect, map, journal, createSending(office, seeded, 'send'), createSending(office, seeded, 'withdraw')]
}

/** Sends a new journal at every try, and withdraws it as well where that is what is tried out. */
function createSending(office: ConnectedOffice, seeded: Seeded, name: 'send' | 'withdraw'): Stage {
  const { walk } = office
  const { admin } = walk
  const sent: UploadedJournal[] = []
  const current = () => {
    const journal = sent.at(-1)
    if (journal === undefined) throw new Error('nothing was uploaded')
    return journal
  }
  const urlOf = ({ companyId, journalId }: UploadedJournal) => `/api/companies/${companyId}/journals/${journalId}`
  const stateOf = async () =>
    answer<ResponseOf<'listDeliveries'>>(await admin.get(`${urlOf(current())}/deliveries`)).state

  async function send(): Promise<void> {
    const { hash } = answer<ResponseOf<'getPreview'>>(await admin.get(`${urlOf(current())}/preview`))
    answer(await admin.post(`${urlOf(current())}/send`, { hash }))
    await deliverUntil('verified')
  }

  async function withdraw(): Promise<void> {
    if ((await stateOf()) === 'verified') {
      const { hash } = answer<ResponseOf<'getWithdrawal'>>(await admin.get(`${urlOf(current())}/withdrawal`))
      answer(await admin.post(`${urlOf(current())}/withdrawal`, { hash, way: 'invalidate', anyway: false }))
    }
    await deliverUntil('withdrawn')
  }

  /** A failure of the worker is its own to get over. */
  async function deliverUntil(wanted: string): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      await walk.deliver().catch(() => undefined)
      if ((await stateOf().catch(() => '')) === wanted) return
      walk.clock.pass(secondsPerRound)
    }
    throw new Error(`the journal does not get ${wanted}: ${await stateOf()}`)
  }

  return {
    name,
    prepare: nothing,
    begin: async () => {
      // A lease or a wait of the try before is over by now.
      walk.clock.pass(secondsBetween)
      sent.push(await office.uploadJournal(seeded, receiptsPerJournal))
      if (name === 'withdraw') await send()
    },
    act: name === 'send' ? send : withdraw,
    findings: async () => [],
    expected: () => (name === 'send' ? sent.flatMap(({ expected }) => expected) : []),
  }
}

const mostRounds = 30
const secondsPerRound = 60
const secondsBetween = 600
