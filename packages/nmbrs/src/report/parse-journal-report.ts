import { type Cents, type Finding, type Period, parseAmount, parseDecimalComma } from '@tosite/core'
import { documentFinding, xmlFinding } from '../journal-file/document-finding.ts'
import { readXml } from '../xml/read-xml.ts'

/**
 * One item of a journal report. Names, numbers and ids of employees are in the document and are not taken out of it.
 * `run` is the run that processed the item and `period` the period it concerns: where they differ, it is a correction.
 */
export interface JournalReportRow {
  readonly period: Period
  readonly run: number
  readonly department: string
  readonly costCenter: string
  readonly costUnit: string
  readonly account: string
  readonly component: string
  readonly debit: Cents
  readonly credit: Cents
}

export type JournalReportResult =
  | { readonly ok: true; readonly rows: readonly JournalReportRow[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The list element of each report, and the element of its items. */
const itemOfList: Readonly<Record<string, string>> = { Items: 'Item', JournalReportItems: 'JournalReportItem' }

/** Everything else in an item, the employee first of all, is left behind. */
const kept = [
  'Period',
  'Year',
  'Run',
  'Department',
  'CostCenter',
  'CostUnit',
  'GeneralLedgerAccount',
  'ComponentName',
  'Debit',
  'Credit',
] as const
type Kept = (typeof kept)[number]
type Item = Partial<Record<Kept, string>>

/**
 * The text inside `Reports_GetJournalsReportByCompany` or `Reports_Business_Company_CompanyJournalReport`; the second
 * writes decimal commas. Problems: `malformed-document`, `wrong-encoding`, `not-a-journal`, `bad-period`, `bad-amount`
 * (with the item's number from 1 as line).
 */
export function parseJournalReport(document: string | Uint8Array): JournalReportResult {
  const items: Item[] = []
  const path: string[] = []
  let root = ''
  let lists = 0
  let item: Item | undefined
  let text = ''

  const problem = readXml(document, {
    open(name) {
      const list = path.at(-1) ?? ''
      path.push(name)
      root ||= name
      if (Object.hasOwn(itemOfList, name)) lists += 1
      if (item === undefined && Object.hasOwn(itemOfList, list) && itemOfList[list] === name) item = {}
      text = ''
      return undefined
    },
    text(piece) {
      text += piece
    },
    close(name) {
      path.pop()
      const parent = path.at(-1) ?? ''
      if (item !== undefined && Object.hasOwn(itemOfList, parent) && itemOfList[parent] === name) {
        items.push(item)
        item = undefined
      } else if (item !== undefined && isKept(name)) item[name] = text.trim()
    },
  })
  if (problem !== undefined) return { ok: false, findings: [xmlFinding(problem)] }
  if (lists === 0) return { ok: false, findings: [documentFinding('not-a-journal', { root })] }
  return rowsOf(items)
}

function rowsOf(items: readonly Item[]): JournalReportResult {
  const findings: Finding[] = []
  const rows = items.flatMap((item, index) => {
    const found = rowOf(item)
    if (typeof found !== 'string') return [found]
    findings.push({ ...documentFinding(found === 'period' ? 'bad-period' : 'bad-amount', {}), line: index + 1 })
    return []
  })
  return findings.length > 0 ? { ok: false, findings } : { ok: true, rows }
}

function rowOf(item: Item): JournalReportRow | 'period' | 'amount' {
  const [year, number, run] = [wholeNumber(item.Year), wholeNumber(item.Period), wholeNumber(item.Run)]
  if (year === undefined || number === undefined || run === undefined) return 'period'
  const [debit, credit] = [amount(item.Debit), amount(item.Credit)]
  if (debit === undefined || credit === undefined) return 'amount'
  return {
    period: { year, number },
    run,
    department: item.Department ?? '',
    costCenter: item.CostCenter ?? '',
    costUnit: item.CostUnit ?? '',
    account: item.GeneralLedgerAccount ?? '',
    component: item.ComponentName ?? '',
    debit,
    credit,
  }
}

function isKept(name: string): name is Kept {
  return kept.some((one) => one === name)
}

function wholeNumber(text = ''): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function amount(text = ''): Cents | undefined {
  return text.includes(',') ? parseDecimalComma(text) : parseAmount(text)
}
