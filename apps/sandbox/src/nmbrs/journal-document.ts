import { decimalOf } from './format.ts'
import type { DetailedLine, DetailedTransaction, JournalDetail } from './journal-lines.ts'
import { element } from './xml.ts'

/** Dimensions that a form writes, empty or not: at company level neither is there. */
const dimensions: Readonly<Record<JournalDetail, readonly ('dim2' | 'dim3')[]>> = {
  company: [],
  'cost-center': ['dim2'],
  'cost-center-cost-unit': ['dim2', 'dim3'],
  department: ['dim2'],
  employee: ['dim2'],
}

/** The XML document that a journal answer holds as text: dates `yyyyMMdd`, periods `6/2026`, amounts without a sign. */
export function journalDocument(detail: JournalDetail, transactions: readonly DetailedTransaction[]): string {
  if (transactions.length === 0) return '<transactions />'
  return ['<transactions>', ...transactions.flatMap((each) => transactionLines(detail, each)), '</transactions>'].join(
    '\n',
  )
}

function transactionLines(detail: JournalDetail, { date, year, period, lines }: DetailedTransaction): string[] {
  return [
    '  <transaction>',
    '    <header>',
    `      ${element('date', date.replaceAll('-', ''))}`,
    `      ${element('period', `${period}/${year}`)}`,
    '    </header>',
    '    <lines>',
    ...lines.flatMap((line, index) => lineLines(detail, line, index)),
    '    </lines>',
    '  </transaction>',
  ]
}

function lineLines(detail: JournalDetail, line: DetailedLine, index: number): string[] {
  return [
    `      <line id="${index}">`,
    `        ${element('dim1', line.account)}`,
    ...dimensions[detail].map((name) => `        ${element(name, line[name])}`),
    `        ${element('value', decimalOf(Math.abs(line.amount)))}`,
    `        ${element('debitcredit', line.amount < 0 ? 'credit' : 'debit')}`,
    `        ${element('description', line.text)}`,
    '      </line>',
  ]
}
