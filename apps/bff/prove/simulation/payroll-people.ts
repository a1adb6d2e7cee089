import { createTokenStore } from '../../src/accounts/token-store.ts'
import type { Db } from '../../src/db/database.ts'
import { createReceiptStore } from '../../src/receipts/receipt-store.ts'
import { newReceipts } from '../../src/receipts/send-journal.ts'
import { createSeal } from '../../src/secrets/seal.ts'
import type { Machine } from '../virtual/process.ts'
import { beginning, type VirtualTime } from '../virtual/virtual-time.ts'
import type { OfficeCompany } from './office.ts'
import { compute, type Office, person, secretKey } from './office-database.ts'
import { doDeed } from './people.ts'
import type { JournalPlan, Plan, PlannedDeed } from './plan.ts'
import type { createProcountorApi } from './procountor-api.ts'

interface PeopleOptions {
  readonly office: Office
  readonly plan: Plan
  readonly time: VirtualTime
  readonly api: ReturnType<typeof createProcountorApi>
  readonly machine: Machine
  readonly realDb: Db
  readonly newId: () => string
  readonly note: (companyId: number | null, what: string) => void
  /** Wakes the worker of the process that a request happens to reach, and gives its database. */
  readonly wake: () => Db
}

/** From reading that an authorization expired to having given it anew. */
const toldToDoneMs = 5 * 60_000

/** Payroll clerks who send, bookkeepers who meddle, and whoever authorizes anew. */
export function peopleOf({ office, plan, time, api, machine, realDb, newId, note, wake }: PeopleOptions) {
  let busy = 0
  const seal = createSeal(secretKey)
  const now = () => new Date(beginning + time.now() + machine.offsetMs)

  async function authorize({ accountId, administrationId }: OfficeCompany): Promise<void> {
    const tokens = api.authorize(administrationId)
    const company = { id: administrationId, name: `Yritys ${administrationId - 1000} Oy` }
    await createTokenStore(realDb, seal, now).authorize(accountId, { tokens, company }, person)
    note(administrationId, 'the account is authorized')
    wake()
  }

  async function send(company: OfficeCompany): Promise<void> {
    const computed = office.computed.get(company.journalId)
    if (computed === undefined) throw new Error(`nothing was computed of ${company.journalId}`)
    let { context, receipts } = computed
    const at = now().toISOString()
    for (;;) {
      const sending = {
        expected: context,
        receipts: newReceipts(receipts, newId),
        newBindings: { costCenters: [], costUnits: [] },
      }
      const outcome = await createReceiptStore(realDb).send(sending, { userId: person, at })
      note(company.administrationId, `sent by a person: ${outcome}`)
      if (outcome !== 'changed') break
      ;({ context, receipts } = await compute(realDb, company.id, company.journalId))
    }
    wake()
  }

  /** Accounts that somebody is about to authorize, having read that the authorization expired. */
  const attended = new Set<string>()

  function later(ms: number, work: () => Promise<void> | void): void {
    busy++
    time.after(ms, async () => {
      await work()
      busy--
    })
  }

  function planDeed(company: OfficeCompany, sentAtMs: number, { deed, afterMs, lastsMs }: PlannedDeed): void {
    const books = api.books.get(company.administrationId)
    if (books === undefined) return
    const attempt = (left: number) => () => {
      const done = doDeed(books, deed, time.now())
      if (done) note(company.administrationId, `a person: ${deed}`)
      if (!done && left > 0) later(1_000, attempt(left - 1))
      if (deed === 'revoke') later(lastsMs, () => authorize(company))
    }
    later(sentAtMs + afterMs, attempt(60))
  }

  return {
    start(): void {
      for (const journal of plan.journals) {
        const company = companyOf(office, journal)
        later(0, () => authorize(company))
        later(journal.sentAtMs, () => send(company))
        if (journal.sentAgainMs !== null) later(journal.sentAtMs + journal.sentAgainMs, () => send(company))
        for (const deed of journal.deeds) planDeed(company, journal.sentAtMs, deed)
      }
    },
    areTold(expiredAccounts: readonly string[]): void {
      for (const company of plan.journals.map((journal) => companyOf(office, journal))) {
        const { accountId } = company
        if (attended.has(accountId) || !expiredAccounts.includes(accountId)) continue
        attended.add(accountId)
        later(toldToDoneMs, async () => {
          await authorize(company)
          attended.delete(accountId)
        })
      }
    },
    areDone: () => busy === 0,
  }
}

/** The company of the office whose journal that is. */
export function companyOf(office: Office, { company }: JournalPlan): OfficeCompany {
  const found = office.companies[company]
  if (found === undefined) throw new Error(`the office has no company ${company}`)
  return found
}
