import type { Company, MappingView, ResponseOf } from '@tosite/contract'
import { answer, type Walk } from './payroll-walk.ts'

type Delivery = ResponseOf<'listDeliveries'>['deliveries'][number]

/** A journal of one receipt on its way. */
export interface OneReceipt {
  readonly company: Company
  readonly mapping: MappingView
  readonly journal: string
}

/** Sends the April journal of a company, which is a single receipt, and delivers nothing yet. */
export async function queueOne(
  walk: Walk,
  companyNumber: string,
  rules: Partial<MappingView['rules']> = {},
): Promise<OneReceipt> {
  const company = await walk.company(companyNumber)
  const mapping = await walk.mapped(company)
  const changed = { version: mapping.version, rules: { ...mapping.rules, ...rules } }
  answer(await walk.admin.put(`/api/mappings/${mapping.id}`, changed))
  const journal = await walk.journal(company, 2026, 4)
  const { deliveries } = await walk.send(company, journal)
  if (deliveries.length !== 1) throw new Error(`${deliveries.length} receipts instead of one`)
  return { company, mapping, journal }
}

/** The newest delivery of the journal. */
export async function newestDelivery(walk: Walk, { company, journal }: OneReceipt): Promise<Delivery> {
  const last = (await walk.deliveries(company, journal)).deliveries.at(-1)
  if (last === undefined) throw new Error('nothing was sent')
  return last
}

/** How many receipts of the journal Procountor has that are not invalidated. */
export async function liveCopies(walk: Walk, { company, mapping, journal }: OneReceipt): Promise<number> {
  const { reference } = await walk.preview(company, journal)
  return (await walk.booked(mapping)).filter(({ name, status }) => name === reference && status !== 'INVALIDATED')
    .length
}
