import { createAccountResolver } from '../accounts/account-resolver.ts'
import type { Administration } from '../administrations/administration.ts'
import { createItemResolver } from '../dimensions/item-resolver.ts'
import type { Finding } from '../findings/finding.ts'
import { createCodeLookup } from '../journals/code-lookup.ts'
import type { Journal } from '../journals/journal.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { formatPeriod, isPeriodOf } from '../runs/period.ts'
import type { Run } from '../runs/run.ts'
import { createTextResolver } from '../texts/text-resolver.ts'
import type { Receipt, ReceiptsResult } from './receipt.ts'
import { receiptDates } from './receipt-dates.ts'
import { groupByPeriodAndDate, type ReceiptGroup } from './receipt-groups.ts'
import { reference } from './reference.ts'
import { createRowKinds } from './row-kinds.ts'
import { type SummedRows, sumRows } from './sum-rows.ts'
import { createVatRules } from './vat-rules.ts'

export interface ReceiptsInput {
  readonly run: Run
  readonly journal: Journal
  readonly mapping: Mapping
  readonly administration: Administration
  /** Payment date, ISO, typed for this journal; counts where the mapping's booking date is `payment-date`. */
  readonly bookingDate?: string
}

/**
 * What Procountor will book for a run's journal, and everything that is wrong with it or worth knowing.
 * @throws RangeError when the amounts of a receipt are so large that cents would be lost.
 */
export function computeReceipts(input: ReceiptsInput): ReceiptsResult {
  const { run, journal, mapping, administration, bookingDate } = input
  const groups = groupByPeriodAndDate(journal)
  const { name, findings: aboutReference } = reference(run, mapping.referencePattern)
  const { dates, findings: aboutDates } = receiptDates(groups, run, mapping, administration.fiscalYears, bookingDate)
  const accounts = createAccountResolver(mapping, administration)
  const costCenters = createItemResolver('costCenters', mapping, administration)
  const costUnits = createItemResolver('costUnits', mapping, administration)
  const texts = createTextResolver()
  const vat = createVatRules(mapping, administration)
  const { debitAndCreditApart, vatProcessing } = mapping
  const rules = {
    kinds: createRowKinds(accounts, texts, vat.vatOf),
    costCenterByCode: createCodeLookup(costCenters.resolve),
    costUnitByCode: createCodeLookup(costUnits.resolve),
    costCenters,
    costUnits,
    debitAndCreditApart,
  }

  const aboutReceipts: Finding[] = []
  const receipts = groups.map((group, at): Receipt => {
    const { difference, ...summed } = sumRows(group.transactions, rules)
    const dated = dates[at] ?? { date: group.date, correction: false }
    aboutReceipts.push(...receiptFindings(group, summed, difference, run))
    const { key, period } = group
    const processing = vatProcessing === undefined ? {} : { vatProcessing }
    return { key, period, ...dated, name, ...summed, vat: mapping.vat, ...processing }
  })
  const leftOut = new Set(receipts.filter(({ rows }) => rows.length === 0).map(({ key }) => key))
  if (leftOut.size === receipts.length) {
    aboutReceipts.push({ code: 'nothing-to-send', severity: 'problem', values: {} })
  }

  return {
    receipts,
    findings: [
      ...sameDimensionTwice(mapping),
      ...vat.findings(),
      ...accounts.findings(),
      ...costCenters.findings(),
      ...costUnits.findings(),
      // A receipt that is left out is booked nowhere: its date holds up nobody.
      ...aboutDates.filter(({ receipt }) => receipt === undefined || !leftOut.has(receipt)),
      ...aboutReceipts,
      ...aboutReference,
      ...texts.findings(),
    ],
    newBindings: { costCenters: costCenters.newBindings(), costUnits: costUnits.newBindings() },
  }
}

function receiptFindings(
  { key: receipt, period, date }: ReceiptGroup,
  { rows, debit, credit }: Omit<SummedRows, 'difference'>,
  difference: number,
  { periodType }: Run,
): readonly Finding[] {
  const findings: Finding[] = []
  const text = formatPeriod(period)
  if (!isPeriodOf(periodType, period.number)) {
    findings.push({ code: 'bad-period', severity: 'problem', receipt, values: { text, periodType } })
  }
  if (difference !== 0) {
    findings.push({ code: 'unbalanced', severity: 'problem', receipt, values: { difference, debit, credit } })
  }
  if (rows.length === 0) {
    findings.push({ code: 'receipt-left-out', severity: 'notice', receipt, values: { period: text, date } })
  }
  return findings
}

function sameDimensionTwice({ costCenters, costUnits }: Mapping): readonly Finding[] {
  if (costCenters === undefined || costCenters.dimensionId !== costUnits?.dimensionId) return []
  const { dimensionId } = costCenters
  return [{ code: 'same-dimension-twice', severity: 'problem', values: { dimensionId } }]
}
