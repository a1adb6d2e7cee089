import type { AccountResolver, ResolvedAccount } from '../accounts/account-resolver.ts'
import { type CodeLookup, createCodeLookup } from '../journals/code-lookup.ts'
import type { Vat } from '../mappings/mapping.ts'
import type { TextResolver } from '../texts/text-resolver.ts'

/** What a row is of, its items apart. */
export interface RowKind {
  readonly account: string
  readonly text: string
  readonly vat: Vat
}

/** One Nmbrs account code and the kinds of its texts; an account mostly has one text, so the last one is at hand. */
interface AccountKinds {
  readonly account: ResolvedAccount
  lastText: string | undefined
  lastKind: number
  readonly kinds: Map<string, number>
}

export interface RowKinds {
  readonly byAccount: CodeLookup<AccountKinds>
  /** Number of the kind of a text on an account: equal for what will be sent alike. */
  kindOf(account: AccountKinds, text: string): number
  /** @throws Error for a number that is no kind. */
  kind(number: number): RowKind
}

export function createRowKinds(
  accounts: AccountResolver,
  texts: TextResolver,
  vatOf: (account: string) => Vat,
): RowKinds {
  const numbers = new Map<string, number>()
  const all: RowKind[] = []

  function numberOf({ key, account }: ResolvedAccount, text: string): number {
    const textKey = texts.resolve(text)
    const pair = `${key} ${textKey}`
    const present = numbers.get(pair)
    if (present !== undefined) return present
    numbers.set(pair, all.length)
    return all.push({ account, text: texts.textOf(textKey), vat: vatOf(account) }) - 1
  }

  return {
    byAccount: createCodeLookup((code) => ({
      account: accounts.resolve(code),
      lastText: undefined,
      lastKind: 0,
      kinds: new Map(),
    })),
    kindOf(account, text) {
      if (account.lastText === text) return account.lastKind
      const kind = account.kinds.get(text) ?? numberOf(account.account, text)
      account.kinds.set(text, kind)
      account.lastText = text
      account.lastKind = kind
      return kind
    },
    kind(number) {
      const kind = all[number]
      if (kind === undefined) throw new Error(`no kind of row ${number}`)
      return kind
    },
  }
}
