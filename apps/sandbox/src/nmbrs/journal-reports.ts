import type { NmbrsCompany, NmbrsEmployee, NmbrsRun, NmbrsTransaction } from './entities.ts'
import { decimalOf } from './format.ts'
import { sharesOf } from './journal-lines.ts'
import { element } from './xml.ts'

/** One posting of one person, with the run that made it and the period that it concerns. */
export interface ReportLine {
  readonly employee: NmbrsEmployee
  readonly period: number
  readonly year: number
  readonly run: number
  readonly account: string
  readonly costCenter: string
  readonly costUnit: string
  readonly percentage: number
  readonly amount: number
  readonly text: string
}

export function reportLines(
  run: NmbrsRun,
  journal: readonly NmbrsTransaction[],
  employees: readonly NmbrsEmployee[],
): ReportLine[] {
  return journal.flatMap(({ year, period, lines }) =>
    lines.flatMap((line) =>
      sharesOf(line, employees).map(({ employee, amount, percentage }) => ({
        employee,
        period,
        year,
        run: run.number,
        account: line.account,
        costCenter: line.costCenter,
        costUnit: line.costUnit,
        percentage,
        amount,
        text: line.text,
      })),
    ),
  )
}

/** The document of `Reports_GetJournalsReportByCompany`. */
export function companyReport(
  asked: {
    readonly companyId: number
    readonly startPeriod: number
    readonly endPeriod: number
    readonly year: number
  },
  lines: readonly ReportLine[],
): string {
  const heading = [
    element('CompanyId', asked.companyId),
    element('StartPeriod', asked.startPeriod),
    element('EndPeriod', asked.endPeriod),
    element('Year', asked.year),
  ].map((each) => `  ${each}`)
  const items = lines.map((line) => block('Item', '    ', [['EmployeeName', line.employee.name], ...shared(line, '.')]))
  return ['<Report>', ...heading, ...listOf('Items', '  ', items), '</Report>'].join('\n')
}

/**
 * The document of `Reports_Business_Company_CompanyJournalReport`: decimal commas, and a declaration that claims utf-16
 * although the answer around it is utf-8.
 */
export function businessReport(company: NmbrsCompany, lines: readonly ReportLine[]): string {
  const items = lines.map((line) =>
    block('JournalReportItem', '    ', [
      ['CompanyID', company.id],
      ['CompanyName', company.name],
      ['CompanyNr', company.number],
      ['EmployeeID', line.employee.id],
      ['EmployeeName', line.employee.name],
      ['EmployeeNr', line.employee.number],
      ...shared(line, ','),
    ]),
  )
  return [
    '<?xml version="1.0" encoding="utf-16"?>',
    '<CompanyJournalReport>',
    ...listOf('JournalReportItems', '  ', items),
    '</CompanyJournalReport>',
  ].join('\n')
}

type Field = readonly [name: string, value: string | number]

function shared(line: ReportLine, point: '.' | ','): readonly Field[] {
  const decimal = (cents: number): string => decimalOf(cents).replace('.', point)
  return [
    ['Period', line.period],
    ['Year', line.year],
    ['Run', line.run],
    ['Department', line.employee.departmentName],
    ['CostCenter', line.costCenter],
    ['CostUnit', line.costUnit],
    ['Percentage', decimal(line.percentage * 100)],
    ['GeneralLedgerAccount', line.account],
    ['ComponentName', line.text],
    ['Debit', decimal(Math.max(line.amount, 0))],
    ['Credit', decimal(Math.max(-line.amount, 0))],
  ]
}

function block(name: string, indent: string, fields: readonly Field[]): string {
  const inner = fields.map(([field, value]) => `${indent}  ${element(field, value)}`)
  return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`].join('\n')
}

const listOf = (name: string, indent: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [`${indent}<${name} />`] : [`${indent}<${name}>`, ...items, `${indent}</${name}>`]
