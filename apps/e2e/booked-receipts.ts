import type { StandInControl } from './stand-in-control.ts'

/** A receipt as Procountor stores it. */
export interface BookedReceipt {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly status: string
  readonly receiptDate: string
  readonly invoiceNotes: string
  readonly transactions: readonly {
    readonly id: number
    readonly account: string
    readonly accountingValue: number
    readonly description: string
    readonly dimensionItemValues: readonly { readonly dimensionId: number; readonly itemId: number }[]
  }[]
}

/** Receipts of a Procountor company, oldest first, without those that bookkeepers had there from the start. */
export async function bookedReceipts(procountor: StandInControl, administrationId: number): Promise<BookedReceipt[]> {
  const { receipts } = (await procountor.get(`companies/${administrationId}/receipts`)) as {
    readonly receipts: readonly BookedReceipt[]
  }
  return receipts.filter(({ name }) => !name.startsWith('Toimitilavuokran jaksotus'))
}

interface Books {
  readonly dimensions: readonly {
    readonly id: number
    readonly items: readonly { readonly id: number; readonly codeName: string }[]
  }[]
}

/** The names of a company's items by dimension and id, for ids alone say little. */
export async function itemNames(procountor: StandInControl, administrationId: number) {
  const { dimensions } = (await procountor.get(`companies/${administrationId}`)) as Books
  const names = new Map(dimensions.flatMap(({ id, items }) => items.map((item) => [`${id}/${item.id}`, item.codeName])))
  return ({ dimensionId, itemId }: { readonly dimensionId: number; readonly itemId: number }) =>
    names.get(`${dimensionId}/${itemId}`) ?? `no item ${itemId} in dimension ${dimensionId}`
}

/** Vendor decimals through their text, never through multiplication. */
export function centsOf(decimal: number): number {
  return Number(decimal.toFixed(2).replace('.', ''))
}
