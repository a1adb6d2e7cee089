/**
 * What tells a receipt from every other one in Procountor, after a lost answer too. It goes into the receipt's
 * `invoiceNotes`, where people may read it.
 */
export function deliveryMark(receiptId: string): string {
  return `Tosite ${receiptId}`
}

/** Whether notes carry the mark of any receipt of Tosite's. */
export function carriesSomeMark(notes: string | null | undefined): boolean {
  return notes?.includes(deliveryMark('')) ?? false
}

/** Whether notes carry the mark, whatever someone wrote around it. */
export function carriesMark(notes: string | null | undefined, mark: string): boolean {
  return notes?.includes(mark) ?? false
}
