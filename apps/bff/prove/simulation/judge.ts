import { cellName, findSecrets, sumOf } from '../checker.ts'
import { departuresTooClose } from '../pace/departures.ts'
import type { OfficeCompany } from './office.ts'
import { secretMark } from './procountor-api.ts'
import type { BookedReceipt, Books } from './procountor-books.ts'
import type { Outcome, StoredDelivery } from './world.ts'

/** What must not be. The company is null where it concerns the whole world. */
export interface Verdict {
  readonly companyId: number | null
  readonly what: string
}

/**
 * What is wrong with what is left of a world. Knows nothing of how it came about but what Procountor holds, what the
 * journals say, what was planned to happen, and in which state each receipt stands for people.
 */
export function judge(outcome: Outcome): readonly Verdict[] {
  const { unfinished, departures, perSecond, texts } = outcome
  const ofWorld = [
    ...(unfinished === null ? [] : [unfinished]),
    ...departuresTooClose(
      departures.map(({ at }) => at),
      perSecond,
    ),
    ...findSecrets([{ where: 'logs, errors and stored texts', text: texts.join('\n') }], { 'a token': secretMark }),
  ]
  return [
    ...ofWorld.map((what) => ({ companyId: null, what })),
    ...outcome.companies.flatMap((company) => {
      const { administrationId: companyId } = company
      return judgeCompany(company, outcome).map((what) => ({ companyId, what }))
    }),
  ]
}

function judgeCompany(company: OfficeCompany, outcome: Outcome): readonly string[] {
  const books = outcome.books.get(company.administrationId)
  if (books === undefined || !outcome.plan.journals.some((plan) => outcome.companies[plan.company] === company))
    return []
  const deliveries = outcome.deliveries.filter(({ journalId }) => journalId === company.journalId)
  const reasons = reasonsToAsk(company, books, outcome)
  const name = `${company.id}-${company.run.year}-${company.run.number} ${company.run.description}`
  const dates = new Set(company.journal.transactions.map(({ date }) => date))
  const receipts = books.receipts.filter(({ byHand }) => !byHand)
  const strangers = receipts.filter((receipt) => receipt.name !== name || !dates.has(receipt.receiptDate))
  return [
    ...strangers.map(({ id }) => `receipt ${id} was never asked for`),
    ...twins(books, company, outcome).map((code) => `two items for the code ${code}`),
    ...[...dates].flatMap((date) => {
      const found = receipts.filter((receipt) => receipt.name === name && receipt.receiptDate === date)
      const own = deliveries.filter((delivery) => delivery.date === date)
      return [
        ...judgeBooked(own, expectedCells(company, date), found, books),
        ...judgeState(own, found, reasons),
        ...judgeReports(own, found, outcome),
      ].map((what) => `${date}: ${what}`)
    }),
  ]
}

/** Every receipt is there once, and to the cent as the journal has it, or a person can see why not. */
function judgeBooked(
  deliveries: readonly StoredDelivery[],
  expected: Record<string, number>,
  found: readonly BookedReceipt[],
  books: Books,
): readonly string[] {
  const isDifferent = (receipt: BookedReceipt) =>
    JSON.stringify(savedCells(receipt, books)) !== JSON.stringify(expected)
  // Procountor may save something else than it was sent; nobody may call that verified.
  const isKnown = deliveries.every(({ state, waitingFor }) => state === 'differs' || waitingFor === 'person')
  const wrong = isKnown ? [] : found.filter(isDifferent)
  const inTime = found.filter(({ tooLate }) => !tooLate)
  return [
    ...wrong.map(({ id }) => `receipt ${id} has other amounts than the journal`),
    ...(inTime.length > 1 ? [`booked ${inTime.length} times: ${inTime.map(({ id }) => id).join(', ')}`] : []),
  ]
}

function judgeState(
  deliveries: readonly StoredDelivery[],
  found: readonly BookedReceipt[],
  reasons: readonly string[],
): readonly string[] {
  const [delivery] = deliveries
  if (delivery === undefined || deliveries.length > 1) return [`${deliveries.length} deliveries instead of one`]
  const { state, waitingFor } = delivery
  if (state === 'verified' && found.length === 0) return ['verified, and lost']
  // What lands after the settle time is not promised: the sweep's to report.
  if (state === 'rejected' && found.some(({ tooLate }) => !tooLate)) return ['said to be refused, and booked']
  if (state === 'verified' && waitingFor === null) return []
  const isEnd = ['verified', 'rejected', 'differs'].includes(state) || waitingFor === 'person'
  if (!isEnd) return [`never ends: ${state}, waiting for ${waitingFor}`]
  return reasons.length > 0 ? [] : [`${state}, waiting for ${waitingFor}, without a reason: ${delivery.errors}`]
}

/** Two live receipts, one of which came too late, are reported by the next day's sweep. */
function judgeReports(
  deliveries: readonly StoredDelivery[],
  found: readonly BookedReceipt[],
  { dayPassedAt }: Outcome,
): readonly string[] {
  if (dayPassedAt === null) return []
  const live = found.filter(({ status, savedAt }) => status !== 'INVALIDATED' && savedAt < dayPassedAt)
  const isReported = deliveries.some(({ errors }) => /found-twice|still-in-procountor/.test(errors))
  // Beside one that was refused there should be none at all.
  const enough = deliveries.every(({ state }) => state === 'rejected') ? 0 : 1
  return live.length > enough && !isReported
    ? ['booked twice by a request that came too late, and nobody was told']
    : []
}

/** What happened to a company that a person may be asked about. */
function reasonsToAsk({ administrationId }: OfficeCompany, books: Books, { departures }: Outcome): readonly string[] {
  const struck = departures.filter(({ companyId }) => companyId === administrationId).map(({ accident }) => accident)
  return [
    ...(['refused', 'saved-otherwise'] as const).filter((accident) => struck.includes(accident)),
    ...(books.closedUntil > '2026' ? ['closed'] : []),
    ...books.receipts.flatMap(({ deeds }) => deeds.filter((deed) => deed !== 'write-note')),
    ...books.receipts.filter(({ tooLate }) => tooLate).map(() => 'too late'),
    ...sameCodes(books),
  ]
}

/** Codes for which two items were made. That is promised but for a request that lands after the settle time. */
function twins(books: Books, { administrationId }: OfficeCompany, { departures }: Outcome): readonly string[] {
  const landedTooLate = departures.some(
    ({ companyId, operation, accident }) =>
      companyId === administrationId && operation === 'create-item' && accident === 'too-late',
  )
  return landedTooLate ? [] : sameCodes(books)
}

function sameCodes({ items }: Books): readonly string[] {
  return [...Map.groupBy(items, ({ codeName }) => codeName)].filter(([, same]) => same.length > 1).map(([code]) => code)
}

function expectedCells({ journal }: OfficeCompany, date: string): Record<string, number> {
  return sumOf(
    journal.transactions
      .filter((transaction) => transaction.date === date)
      .flatMap(({ entries }) => entries)
      .map(({ account, costCenter = '', amount }) => [cellName(account, [costCenter]), amount]),
  )
}

function savedCells({ transactions, savedCents }: BookedReceipt, { items }: Books): Record<string, number> {
  return sumOf(
    transactions.map(({ account, dimensionItemValues }, at) => {
      const codes = dimensionItemValues.map(
        ({ itemId }) => items.find(({ id }) => id === itemId)?.codeName.split(' ')[0] ?? '?',
      )
      return [cellName(account, codes), savedCents[at] ?? Number.NaN]
    }),
  )
}
