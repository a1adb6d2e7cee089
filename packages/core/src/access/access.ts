export const rights = ['procountor', 'nmbrs', 'companies', 'journals'] as const
/** A block of the product, in Nmbrs' sense of a dashlet. */
export type Right = (typeof rights)[number]

export const levels = ['none', 'read', 'write'] as const
export type Level = (typeof levels)[number]

/** A set of rights. A user has one. */
export interface Template {
  readonly name: string
  readonly rights: Readonly<Record<Right, Level>>
}

/** Which companies a user sees. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'some'; readonly debtorIds: readonly number[]; readonly companyIds: readonly number[] }

export interface Viewer {
  readonly template: Template
  readonly scope: Scope
}

/** What a route or a screen needs. `master` means: only those who see all debtors. */
export interface Need {
  readonly right: Right
  readonly level: 'read' | 'write'
  readonly place: 'master' | 'company' | 'any'
}
