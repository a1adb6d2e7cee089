import { cellName, type ExpectedReceipt, sumOf } from './checker.ts'
import type { Seeded } from './seeded.ts'

/** A journal as Nmbrs writes it, and what it must become: a receipt for each of its transactions. */
export interface MadeJournal {
  readonly xml: string
  readonly receipts: readonly Pick<ExpectedReceipt, 'date' | 'cells'>[]
}

interface Line {
  readonly account: string
  readonly costCenter: string
  readonly costUnit: string
  /** Debit is positive. */
  readonly cents: number
}

const wages = ['5000', '5010', '5300', '6110', '6300']
const debts = ['2941', '2945', '2949', '2961']

/** The codes of a company. */
export interface Codes {
  readonly costCenters: readonly string[]
  readonly costUnits: readonly string[]
}

/** The first of the days that transactions may have; from there on every one is in an open fiscal year of the demo. */
const firstDay = Date.UTC(2025, 0, 1)
/** More than that many transactions would share a day, and then they would be one receipt. */
const mostTransactions = 540

/**
 * Invents the journal of a run that also corrects earlier periods: each transaction has a day of its own. The accounts are
 * those that all of the demo's companies have.
 */
export function makeJournal(seeded: Seeded, transactions: number, codes: Codes): MadeJournal {
  if (transactions > mostTransactions) throw new RangeError(`at most ${mostTransactions} transactions`)
  const first = seeded.int(0, mostTransactions - transactions)
  const made = Array.from({ length: transactions }, (_, at) => {
    const date = new Date(firstDay + (first + at) * 86_400_000).toISOString().slice(0, 10)
    return { date, lines: makeLines(seeded, codes) }
  })
  return {
    xml: `<transactions>${made.map(({ date, lines }) => transactionXml(date, lines)).join('')}</transactions>`,
    receipts: made.map(({ date, lines }) => ({
      date,
      cells: sumOf(
        lines.map(({ account, costCenter, costUnit, cents }) => [cellName(account, [costCenter, costUnit]), cents]),
      ),
    })),
  }
}

/** A few wages against what is owed for them. */
function makeLines(seeded: Seeded, { costCenters, costUnits }: Codes): readonly Line[] {
  const lines = Array.from({ length: seeded.int(1, 3) }, () => ({
    account: seeded.pick(wages),
    costCenter: seeded.pick([...costCenters, '']),
    costUnit: seeded.pick([...costUnits, '']),
    cents: seeded.int(1, 1_000_000),
  }))
  const total = lines.reduce((sum, { cents }) => sum + cents, 0)
  return [...lines, { account: seeded.pick(debts), costCenter: '', costUnit: '', cents: -total }]
}

function transactionXml(date: string, lines: readonly Line[]): string {
  const [year, month] = date.split('-')
  const header = `<date>${date.replaceAll('-', '')}</date><period>${Number(month)}/${year}</period>`
  return `<transaction><header>${header}</header><lines>${lines.map(lineXml).join('')}</lines></transaction>`
}

function lineXml({ account, costCenter, costUnit, cents }: Line, at: number): string {
  const value = `${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
  const dims = `<dim1>${account}</dim1><dim2>${costCenter}</dim2><dim3>${costUnit}</dim3>`
  const amount = `<value>${value}</value><debitcredit>${cents < 0 ? 'credit' : 'debit'}</debitcredit>`
  return `<line id="${at}">${dims}${amount}<description>Palkka</description></line>`
}
