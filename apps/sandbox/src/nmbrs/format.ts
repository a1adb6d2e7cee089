import type { NmbrsCompany, NmbrsCostCode, NmbrsDebtor, NmbrsRun } from './entities.ts'
import { elements } from './xml.ts'

/** Elements of a list as they stand inside `…Result`, one a line; an empty list is an empty result. */
export const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `\n${items.map((item) => `        ${item}\n`).join('')}      `

/** Whole cents as a decimal with two places: `123456` is `1234.56`. */
export function decimalOf(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const debtorElement = ({ id, number, name }: NmbrsDebtor): string =>
  `<Debtor>${elements({ Id: id, Number: number, Name: name })}</Debtor>`

export function companyElement(company: NmbrsCompany): string {
  const fields = {
    ID: company.id,
    Number: company.number,
    Name: company.name,
    PhoneNumber: '',
    FaxNumber: '',
    Email: company.email,
    Website: '',
    // The period of the wage tax return knows only these two; weekly payroll reports by month.
    LoonaangifteTijdvak: company.periodType === 'W4' ? 'FourWeekly' : 'Month',
    KvkNr: '',
  }
  return `<Company>${elements(fields)}</Company>`
}

export const costCodeElement = (name: 'CostCenter' | 'CostUnit', { id, code, description }: NmbrsCostCode): string =>
  `<${name}>${elements({ Id: id, Code: code, Description: description })}</${name}>`

/** `yyyy-pp-T`, for example `2026-10-M`. */
export const currentPeriod = ({ currentPeriod: { year, number }, periodType }: NmbrsCompany): string =>
  `${year}-${String(number).padStart(2, '0')}-${periodType}`

export function runElement(run: NmbrsRun): string {
  const fields = {
    ID: run.id,
    Number: run.number,
    Year: run.year,
    PeriodStart: run.periodStart,
    PeriodEnd: run.periodEnd,
    Description: run.description,
    RunAt: run.runAt,
    IsLocked: run.locked,
  }
  return `<RunInfo>${elements(fields)}</RunInfo>`
}

export function runRequestElement(run: NmbrsRun): string {
  const fields = { Period: run.periodEnd, Year: run.year, Status: 'Handled', HandledDate: run.runAt }
  return `<RunRequest>${elements(fields)}</RunRequest>`
}
