import { cents, type Journal, type JournalEntry } from '@tosite/core'
import type { Seeded } from '../seeded.ts'

/** One Nmbrs company with one journal to send, and the Procountor company it goes to. */
export interface OfficeCompany {
  /** Nmbrs id; its number is the same as text. */
  readonly id: number
  /** Procountor id. */
  readonly administrationId: number
  readonly accountId: string
  readonly journalId: string
  readonly journal: Journal
  readonly run: { readonly year: number; readonly number: number; readonly description: string }
  readonly approve: boolean
}

/** The dimension of cost centres in every Procountor company, with the items that are there from the start. */
export const costCenters = {
  dimensionId: 7,
  items: [
    { id: 1, codeName: '100 Leipomo' },
    { id: 2, codeName: '200 Myymälä' },
  ],
} as const

/** Has no item yet: one is made while sending. */
const newCostCenter = '900'

export const ledgerAccounts = ['1900', '1910', '2920', '2961', '5000', '5010', '6100'] as const

const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'] as const
const year = 2026

/** An office of so many companies, each with a journal of June and some corrections of earlier months. */
export function inventOffice(random: Seeded, size: number): readonly OfficeCompany[] {
  return Array.from({ length: size }, (_, at) => {
    const id = at + 1
    return {
      id,
      administrationId: 1000 + id,
      accountId: `account-${id}`,
      journalId: `journal-${id}`,
      journal: inventJournal(random, random.pick([1, 1, 1, 2, 2, 3, 4, 6])),
      run: { year, number: 6, description: `Kesäkuu ${id}` },
      approve: random.chance(0.25),
    }
  })
}

function inventJournal(random: Seeded, receipts: number): Journal {
  let line = 0
  const transactions = months.slice(months.length - receipts).map((date) => {
    const entries: JournalEntry[] = []
    let left = 0
    const rows = random.int(1, 4)
    for (let row = 0; row < rows; row++) {
      const amount = random.int(-50_000, 500_000) || 1
      const costCenter = random.pick(['', '100', '200', '200', newCostCenter])
      left += amount
      entries.push({
        line: ++line,
        account: random.pick(ledgerAccounts),
        ...(costCenter === '' ? {} : { costCenter }),
        amount: cents(amount),
        text: random.pick(['Palkat', 'Lomarahat', 'Ylityöt ja lisät', '']),
      })
    }
    entries.push({ line: ++line, account: '2920', amount: cents(-left), text: 'Maksettavat' })
    // A receipt whose rows cancel is left out, and would have nothing to prove.
    entries.push({ line: ++line, account: '1900', amount: cents(12_345), text: '' })
    entries.push({ line: ++line, account: '1910', amount: cents(-12_345), text: '' })
    return { date, period: { year, number: Number(date.slice(5, 7)) }, entries }
  })
  return { transactions }
}
