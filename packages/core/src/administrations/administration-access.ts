/** What the token behind an account stands for and may do, as Procountor answered (`/sessioninfo`, `/users/rights`). */
export interface AdministrationAccess {
  /** The Procountor company that the token is bound to. */
  readonly companyId: number
  /** Upper-case English name, such as `FINLAND`; null where Procountor does not say. */
  readonly country: string | null
  /** Null where Procountor does not tell them. */
  readonly rights: AccountRights | null
}

/** The user's rights as far as journals need them. Levels are the vendor's words, such as `ALL_RIGHTS`; null where untold. */
export interface AccountRights {
  readonly journalReceipts: string | null
  readonly journalReceiptSearch: string | null
  /** Receipts that another user made are not there for this one. */
  readonly personalJournalReceiptsOnly: boolean
  /** Only some dimensions are there for this user: the others are not even listed. */
  readonly limitedDimensions: boolean
}
