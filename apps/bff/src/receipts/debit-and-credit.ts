/** A signed amount as the two columns of a ledger; one of them is zero. */
export function debitAndCredit(amount: number): { readonly debit: number; readonly credit: number } {
  return { debit: Math.max(amount, 0), credit: Math.max(-amount, 0) }
}
