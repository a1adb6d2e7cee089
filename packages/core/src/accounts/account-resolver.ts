import type { Administration } from '../administrations/administration.ts'
import type { Finding, FindingCode, FindingValue, Severity } from '../findings/finding.ts'
import { lineValues } from '../findings/line-list.ts'
import type { Mapping } from '../mappings/mapping.ts'
import { cents } from '../money/cents.ts'
import { type AccountMask, parseAccountMask } from './account-mask.ts'

/** What one Nmbrs account code means. */
export interface ResolvedAccount {
  /** Equal for codes that end up on the same Procountor account. */
  readonly key: number
  readonly account: string
  readonly carriesItems: boolean
  /** Where the code is worth a finding: the lines that use it, and what they come to. */
  readonly uses: AccountUses | undefined
}

interface AccountUses {
  readonly lines: number[]
  total: number
}

export interface AccountResolver {
  /** To be asked once per code: asking is what makes a finding. */
  resolve(code: string): ResolvedAccount
  /** Of the masks, and of the codes resolved so far, in order of appearance. */
  findings(): readonly Finding[]
}

interface Remark {
  readonly code: FindingCode
  readonly severity: Severity
  readonly values: Readonly<Record<string, FindingValue>>
}

/** Accounts by the mapping's rules, in this order: override, fallback, mask. */
export function createAccountResolver(mapping: Mapping, administration: Administration): AccountResolver {
  const chart = new Map(administration.accounts.map((account) => [account.code, account]))
  const overrides = new Map(
    mapping.accountOverrides.map(({ nmbrsAccount, procountorAccount }) => [nmbrsAccount, procountorAccount]),
  )
  const masks = mapping.accountMasks.map((mask) => ({ mask, parsed: parseAccountMask(mask) }))
  const goodMasks = masks.flatMap(({ parsed }) => (parsed === undefined ? [] : [parsed]))
  const keys = new Map<string, number>()
  const remarks: { readonly remark: Remark; readonly uses: AccountUses }[] = []

  function keyOf(account: string): number {
    const key = keys.get(account) ?? keys.size
    keys.set(account, key)
    return key
  }

  function resolve(code: string): ResolvedAccount {
    const wanted = overrides.get(code) ?? code
    const fallback = chart.has(wanted) ? undefined : mapping.fallbackAccount
    const account = code === '' ? '' : (fallback ?? wanted)
    const found = remarksOn(code, wanted, account)
    const carriesItems = masks.length === 0 || carries(goodMasks, account)
    const uses = found.length === 0 ? undefined : { lines: [], total: 0 }
    if (uses !== undefined) remarks.push(...found.map((remark) => ({ remark, uses })))
    return { key: keyOf(account), account, carriesItems, uses }
  }

  function remarksOn(code: string, wanted: string, account: string): readonly Remark[] {
    if (code === '') return [{ code: 'missing-account', severity: 'problem', values: {} }]
    const found: Remark[] = []
    const values = { nmbrsAccount: code, account }
    if (account !== wanted) {
      found.push({ code: 'fallback-account-used', severity: 'warning', values: { ...values, wanted } })
    }
    const active = chart.get(account)?.active
    if (active === undefined) found.push({ code: 'unknown-account', severity: 'problem', values })
    if (active === false) found.push({ code: 'inactive-account', severity: 'problem', values })
    if (code === mapping.differenceAccount) found.push({ code: 'difference-account-used', severity: 'warning', values })
    return found
  }

  return {
    resolve,
    findings: () => [
      ...masks
        .filter(({ parsed }) => parsed === undefined)
        .map(({ mask }): Finding => ({ code: 'bad-account-mask', severity: 'problem', values: { mask } })),
      ...remarks.flatMap(({ remark, uses }) => findingsOf(remark, uses)),
    ],
  }
}

function carries(masks: readonly AccountMask[], account: string): boolean {
  return masks.some((mask) => mask.matches(account))
}

/** A line without an account is named by itself; a code is named once, with its lines. */
function findingsOf({ code, severity, values }: Remark, { lines, total }: AccountUses): readonly Finding[] {
  if (code === 'missing-account') return lines.map((line) => ({ code, severity, line, values }))
  return [{ code, severity, values: { ...values, amount: cents(total), ...lineValues(lines) } }]
}
