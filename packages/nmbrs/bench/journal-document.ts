import { Buffer } from 'node:buffer'
import { type Administration, defaultMapping, type Mapping, type Run } from '@tosite/core'

/** Lines of one transaction; half of them debit and half credit, of equal amounts. */
const linesPerTransaction = 1000
const accountCount = 70
const costCenterCount = 250

export const run: Run = {
  companyNumber: '1',
  year: 2026,
  number: 12,
  description: 'Joulukuu',
  periodStart: 12,
  periodEnd: 12,
  periodType: 'month',
}

export const mapping: Mapping = { ...defaultMapping, costCenters: { dimensionId: 1, bindings: [] } }

export const administration: Administration = {
  accounts: Array.from({ length: accountCount }, (_, at) => ({ code: accountAt(at), name: 'Tili', active: true })),
  dimensions: [
    {
      id: 1,
      name: 'Kustannuspaikka',
      items: Array.from({ length: costCenterCount }, (_, at) => ({
        id: at + 1,
        codeName: `${costCenterAt(at)} Toimipiste`,
        description: '',
        active: true,
      })),
    },
  ],
  vatStatuses: [{ status: 12, sales: true, purchase: true }],
  vatPercents: [],
  fiscalYears: [{ startDate: '2026-01-01', endDate: '2026-12-31', isOpen: true, trackingPeriods: [] }],
}

/** More than a line takes, its share of the transaction's header included. */
const bytesPerLine = 256

/**
 * A journal document of that many lines (a multiple of 1000), indented as the vendor's are, in balance, in UTF-8; `text`
 * is how their descriptions begin.
 */
export function journalDocument(lineCount: number, text = 'Työtuntien palkkalaji'): Uint8Array {
  // In one piece from the start, so that making it takes no more memory than having it.
  const document = Buffer.allocUnsafe(lineCount * bytesPerLine)
  let end = document.write('<transactions>\n')
  for (let first = 0; first < lineCount; first += linesPerTransaction)
    end += document.write(transaction(first, text), end)
  end += document.write('</transactions>\n', end)
  return document.subarray(0, end)
}

function transaction(first: number, text: string): string {
  const month = ((first / linesPerTransaction) % 12) + 1
  const lines = Array.from({ length: linesPerTransaction }, (_, id) => line(first + id, id, text))
  return `  <transaction>
    <header>
      <date>2026${String(month).padStart(2, '0')}28</date>
      <period>${month}/2026</period>
    </header>
    <lines>
${lines.join('')}    </lines>
  </transaction>
`
}

function line(number: number, id: number, text: string): string {
  // Steps that share no factor with the counts reach every account and cost centre in no plain order.
  const account = (number * 37) % accountCount
  const cents = (((number >> 1) * 7919) % 999_983) + 1
  return `      <line id="${id}">
        <dim1>${accountAt(account)}</dim1>
        <dim2>${costCenterAt((number * 101) % costCenterCount)}</dim2>
        <value>${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}</value>
        <debitcredit>${id % 2 === 0 ? 'debit' : 'credit'}</debitcredit>
        <description>${text} ${account}</description>
      </line>
`
}

function accountAt(at: number): string {
  return String(4000 + at * 7)
}

function costCenterAt(at: number): string {
  return `K${String(at).padStart(4, '0')}`
}
