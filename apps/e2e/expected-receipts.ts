import type { BookedReceipt } from './booked-receipts.ts'
import { bookedReceipts, centsOf, itemNames } from './booked-receipts.ts'
import { sampleJournal } from './sample-journal.ts'
import type { StandInControl } from './stand-in-control.ts'

/** A receipt in words and cents, comparable between a journal and Procountor's books. */
export interface PlainReceipt {
  readonly date: string
  readonly rows: readonly { readonly account: string; readonly cents: number; readonly codes: readonly string[] }[]
}

/** What a sample journal must become: a receipt per transaction, earliest first, with the codes of both dimensions. */
export async function expectedReceipts(sample: string): Promise<readonly PlainReceipt[]> {
  const transactions = await sampleJournal(sample)
  return transactions
    .map(({ date, entries }) => ({
      date,
      rows: entries.map(({ account, cents, costCenter, costUnit }) => ({
        account,
        cents,
        codes: [costCenter, costUnit].filter((code) => code !== ''),
      })),
    }))
    .sort(byDate)
}

/** What Procountor has booked, in the same words. Items are named by their code, the first word of their name. */
export async function arrivedReceipts(
  procountor: StandInControl,
  administrationId: number,
): Promise<readonly PlainReceipt[]> {
  const nameOf = await itemNames(procountor, administrationId)
  const receipts = await bookedReceipts(procountor, administrationId)
  return receipts.map((receipt) => plain(receipt, nameOf)).sort(byDate)
}

type ItemRef = BookedReceipt['transactions'][number]['dimensionItemValues'][number]

function plain({ receiptDate, transactions }: BookedReceipt, nameOf: (item: ItemRef) => string): PlainReceipt {
  return {
    date: receiptDate,
    rows: transactions.map(({ account, accountingValue, dimensionItemValues }) => ({
      account,
      cents: centsOf(accountingValue),
      codes: dimensionItemValues.map((item) => nameOf(item).split(' ')[0] ?? ''),
    })),
  }
}

function byDate(a: PlainReceipt, b: PlainReceipt): number {
  return a.date.localeCompare(b.date)
}
