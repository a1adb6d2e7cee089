import type { Finding } from '../findings/finding.ts'
import { canonicalRow } from '../receipts/canonical-receipts.ts'
import type { Receipt } from '../receipts/receipt.ts'

/** What is compared: what would be sent of a journal, and all that stands against it. */
export interface Computed {
  readonly receipts: readonly Receipt[]
  readonly findings: readonly Finding[]
}

interface Change<Value> {
  readonly was: Value
  readonly is: Value
}

/** What other rules make of one receipt. Those that would be sent as before are not told. */
export interface ReceiptEffect {
  /** As it would be under the new rules; where it would no longer be sent, as it was. */
  readonly receipt: Receipt
  /** `added` and `removed`: with the rules of one side everything in it cancels, so that it is left out. */
  readonly change: 'changed' | 'added' | 'removed'
  readonly rows: Change<number>
  /** Rows that stand on one side only; the larger number of the two sides. */
  readonly rowsDiffer: number
  /** Where it is booked on another day. */
  readonly date?: Change<string>
  /** Where the reference is another. */
  readonly name?: Change<string>
  /** VAT of the whole receipt. */
  readonly vatDiffers: boolean
}

export interface RulesEffect {
  readonly receipts: readonly ReceiptEffect[]
  /** Problems and warnings that are there no more. */
  readonly solved: readonly Finding[]
  /** Problems and warnings that come up. */
  readonly raised: readonly Finding[]
}

/** How a journal would be sent under other rules, compared with how it would be sent now. */
export function rulesEffect(before: Computed, after: Computed): RulesEffect {
  const was = sendable(before.receipts)
  const is = sendable(after.receipts)
  const keys = new Set([...is.keys(), ...was.keys()])
  return {
    receipts: [...keys].flatMap((key) => receiptEffect(was.get(key), is.get(key)) ?? []),
    solved: missingIn(after.findings, before.findings),
    raised: missingIn(before.findings, after.findings),
  }
}

/** Whether anything of a journal would be different. */
export function isAffected({ receipts, solved, raised }: RulesEffect): boolean {
  return receipts.length + solved.length + raised.length > 0
}

function sendable(receipts: readonly Receipt[]): ReadonlyMap<string, Receipt> {
  return new Map(receipts.filter(({ rows }) => rows.length > 0).map((receipt) => [receipt.key, receipt]))
}

function receiptEffect(was: Receipt | undefined, is: Receipt | undefined): ReceiptEffect | undefined {
  const receipt = is ?? was
  if (receipt === undefined) return undefined
  const rows = { was: was?.rows.length ?? 0, is: is?.rows.length ?? 0 }
  const rowsDiffer = differingRows(was?.rows ?? [], is?.rows ?? [])
  if (was === undefined || is === undefined) {
    return { receipt, change: is === undefined ? 'removed' : 'added', rows, rowsDiffer, vatDiffers: false }
  }
  const vatDiffers = headVat(was) !== headVat(is)
  const isSame = rowsDiffer === 0 && was.date === is.date && was.name === is.name && !vatDiffers
  if (isSame) return undefined
  return {
    receipt,
    change: 'changed',
    rows,
    rowsDiffer,
    ...(was.date === is.date ? {} : { date: { was: was.date, is: is.date } }),
    ...(was.name === is.name ? {} : { name: { was: was.name, is: is.name } }),
    vatDiffers,
  }
}

/** Rows are compared as a bag: their order is the journal's, whatever the rules. */
function differingRows(was: Receipt['rows'], is: Receipt['rows']): number {
  const left = new Map<string, number>()
  for (const row of was) add(left, canonicalRow(row), 1)
  let onlyNow = 0
  for (const row of is) {
    const key = canonicalRow(row)
    if ((left.get(key) ?? 0) > 0) add(left, key, -1)
    else onlyNow += 1
  }
  const onlyBefore = was.length - (is.length - onlyNow)
  return Math.max(onlyBefore, onlyNow)
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function headVat({ vat, vatProcessing }: Receipt): string {
  return JSON.stringify([vat.type, vat.status, vat.percent, vatProcessing ?? null])
}

/** Problems and warnings of `findings` that `others` does not have. */
function missingIn(others: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(identityOf))
  return findings.filter((finding) => finding.severity !== 'notice' && !known.has(identityOf(finding)))
}

function identityOf({ code, receipt, line, values }: Finding): string {
  return JSON.stringify([code, receipt ?? null, line ?? null, values])
}
