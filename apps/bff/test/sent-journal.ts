import type { Company, MappingView, ResponseOf, WithdrawalPlan } from '@tosite/contract'
import { answer, pathOf, type Walk } from './payroll-walk.ts'

type Deliveries = ResponseOf<'listDeliveries'>

/** A journal whose receipts stand in Procountor, verified. */
export interface SentJournal {
  readonly company: Company
  readonly mapping: MappingView
  readonly journal: string
}

/** Sends a run of 2026 of a company that is mapped for it. Run 4 is a single receipt, run 6 has five corrections. */
export async function sentJournal(
  walk: Walk,
  companyNumber: string,
  run: number,
  rules: Partial<MappingView['rules']> = {},
): Promise<SentJournal> {
  const company = await walk.company(companyNumber)
  const mapping = await walk.mapped(company)
  const changed = { version: mapping.version, rules: { ...mapping.rules, ...rules } }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, changed))
  return sendAnother(walk, { company, mapping }, run)
}

/** Sends another run of a company that is mapped. */
export async function sendAnother(
  walk: Walk,
  { company, mapping }: Pick<SentJournal, 'company' | 'mapping'>,
  run: number,
): Promise<SentJournal> {
  const journal = await walk.journal(company, 2026, run)
  await walk.send(company, journal)
  await walk.deliver()
  const { state } = await walk.deliveries(company, journal)
  if (state !== 'verified') throw new Error(`the journal is ${state}`)
  return { company, mapping, journal }
}

export const withdrawalUrl = ({ company, journal }: SentJournal) => `${pathOf(company, journal)}/withdrawal`

export async function withdrawalPlan(walk: Walk, one: SentJournal): Promise<WithdrawalPlan> {
  return answer(await walk.admin.get(withdrawalUrl(one)))
}

/** Confirms what the plan of this moment shows. */
export async function withdraw(
  walk: Walk,
  one: SentJournal,
  way: 'invalidate' | 'reverse' = 'invalidate',
  anyway = false,
): Promise<Deliveries> {
  const { hash } = await withdrawalPlan(walk, one)
  return answer(await walk.admin.post(withdrawalUrl(one), { hash, way, anyway }))
}

/** What a person does to a receipt in Procountor. */
export function alter(walk: Walk, { mapping }: SentJournal, id: number | null, change: unknown): Promise<void> {
  const path = `/companies/${mapping.administration.companyId}/receipts/${id}/alter`
  return walk.order('procountor', 'POST', path, change)
}

/** What a bookkeeper does to the tracking period of a date. */
export function setPeriod(
  walk: Walk,
  { mapping }: SentJournal,
  date: string,
  status: 'OPEN' | 'CLOSED',
): Promise<void> {
  return walk.order('procountor', 'POST', `/companies/${mapping.administration.companyId}/periods`, { date, status })
}

/** What everything that Tosite booked and nobody invalidated comes to, by account and items: nothing where all is taken back. */
export async function whatStands(walk: Walk, { mapping }: SentJournal): Promise<Readonly<Record<string, number>>> {
  const sums: Record<string, number> = {}
  for (const { status, invoiceNotes, transactions } of await walk.booked(mapping)) {
    if (status === 'INVALIDATED' || !invoiceNotes?.startsWith('Tosite ')) continue
    for (const { account, accountingValue, dimensionItemValues } of transactions) {
      const items = dimensionItemValues.map(({ dimensionId, itemId }) => `${dimensionId}/${itemId}`)
      const place = [account, ...items].join(' ')
      sums[place] = (sums[place] ?? 0) + Math.round(accountingValue * 100)
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0))
}
