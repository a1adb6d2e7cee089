import type { NmbrsEmployee, NmbrsJournalLine, NmbrsTransaction } from './entities.ts'

export type JournalDetail = 'company' | 'cost-center' | 'cost-center-cost-unit' | 'department' | 'employee'

/** A line as one of the journal forms shows it: `dim2` and `dim3` mean what the form says. */
export interface DetailedLine {
  readonly account: string
  readonly dim2: string
  readonly dim3: string
  readonly amount: number
  readonly text: string
}

export interface DetailedTransaction {
  readonly date: string
  readonly year: number
  readonly period: number
  readonly lines: readonly DetailedLine[]
}

/** One person's part of a line. */
export interface Share {
  readonly employee: NmbrsEmployee
  readonly amount: number
  readonly percentage: number
}

/** The journal summed to the detail asked for. What comes to zero there is not in it, nor is a period without lines. */
export function journalAt(
  detail: JournalDetail,
  journal: readonly NmbrsTransaction[],
  employees: readonly NmbrsEmployee[],
): DetailedTransaction[] {
  return journal
    .map((transaction) => ({
      ...transaction,
      lines: sumEqual(transaction.lines.flatMap((line) => detailedLines(detail, line, employees))),
    }))
    .filter((transaction) => transaction.lines.length > 0)
}

/**
 * A line's amount over the people of its cost centre (over everybody where it has none), equally, the odd cents with the
 * last: the stand-in holds no payslips. A company without people keeps the line whole.
 */
export function sharesOf(line: NmbrsJournalLine, employees: readonly NmbrsEmployee[]): Share[] {
  const ofCostCenter = employees.filter((employee) => employee.costCenter === line.costCenter)
  const people = line.costCenter === '' || ofCostCenter.length === 0 ? employees : ofCostCenter
  const each = Math.trunc(line.amount / people.length)
  return people.map((employee, index) => ({
    employee,
    amount: index === people.length - 1 ? line.amount - each * (people.length - 1) : each,
    percentage: Math.round(100 / people.length),
  }))
}

function detailedLines(
  detail: JournalDetail,
  line: NmbrsJournalLine,
  employees: readonly NmbrsEmployee[],
): DetailedLine[] {
  const { account, costCenter, costUnit, amount, text } = line
  if (detail === 'company') return [{ account, dim2: '', dim3: '', amount, text }]
  if (detail === 'cost-center') return [{ account, dim2: costCenter, dim3: '', amount, text }]
  if (detail === 'cost-center-cost-unit') return [{ account, dim2: costCenter, dim3: costUnit, amount, text }]
  const shares = sharesOf(line, employees)
  if (shares.length === 0) return [{ account, dim2: '', dim3: '', amount, text }]
  return shares.map(({ employee, amount: part }) => ({
    account,
    dim2: String(detail === 'department' ? employee.department : employee.number),
    dim3: '',
    amount: part,
    text,
  }))
}

function sumEqual(lines: readonly DetailedLine[]): DetailedLine[] {
  const sums = new Map<string, DetailedLine>()
  for (const line of lines) {
    const key = JSON.stringify([line.account, line.dim2, line.dim3, line.text])
    sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0) + line.amount })
  }
  return [...sums.values()].filter((line) => line.amount !== 0)
}
