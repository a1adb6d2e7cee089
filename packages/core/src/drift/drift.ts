/** What of a mapping has become something else in Procountor. */
export const driftKinds = [
  'item-renamed',
  'item-closed',
  'item-deleted',
  'item-new',
  'dimension-renamed',
  'dimension-deleted',
  'dimension-new',
  'account-renamed',
  'account-closed',
  'account-deleted',
  'vat-renamed',
  'vat-closed',
  'vat-deleted',
] as const
export type DriftKind = (typeof driftKinds)[number]

export type CodeKind = 'cost-center' | 'cost-unit'

/** What one click does about a drift without a person having to weigh anything. */
export type DriftFix =
  /** From now on the new name is the known one. */
  | { readonly act: 'take-name' }
  /** The code is bound to the one active item that its name fits. */
  | {
      readonly act: 'bind'
      readonly side: CodeKind
      readonly code: string
      readonly itemId: number
      readonly codeName: string
    }
  /** It is known from now on. */
  | { readonly act: 'note' }

export interface Drift {
  readonly kind: DriftKind
  /** What it is about, unique within mapping and kind: an account code, a dimension's id, side and code, a VAT status. */
  readonly subject: string
  /** Gaps of the message. */
  readonly values: Readonly<Record<string, string>>
  /** Absent where a person has to decide. */
  readonly fix?: DriftFix
}

/** Names by ids or codes, as they were when somebody last took note of them. */
export interface KnownNames {
  readonly dimensions: Readonly<Record<string, string>>
  /** Ids of the items of each dimension that the mapping uses, by the dimension's id. */
  readonly items: Readonly<Record<string, readonly number[]>>
  readonly accounts: Readonly<Record<string, string>>
  readonly vatStatuses: Readonly<Record<string, string>>
}
