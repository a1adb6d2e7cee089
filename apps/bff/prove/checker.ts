/**
 * Holds what a stand-in of Procountor has against what the journals say. Written apart from everything that it checks: it
 * knows no code of Tosite and reads only the stand-in's control address.
 */

/** A receipt that must be booked once and live. */
export interface ExpectedReceipt {
  /** The Procountor company. */
  readonly companyId: number
  /** The reference. */
  readonly name: string
  /** ISO. */
  readonly date: string
  /** Cents, debit positive, by account and the codes of its items: `5000 100 P1`. */
  readonly cells: Readonly<Record<string, number>>
}

/** A receipt in Procountor's books in the same words. */
export interface BookedReceipt extends ExpectedReceipt {
  readonly id: number
  readonly status: string
  readonly notes: string
}

interface WireReceipt {
  readonly id: number
  readonly name: string
  readonly status: string
  readonly receiptDate: string
  readonly invoiceNotes?: string | null
  readonly transactions: readonly {
    readonly account: string
    readonly accountingValue: number
    readonly dimensionItemValues?: readonly { readonly dimensionId: number; readonly itemId: number }[] | null
  }[]
}

interface WireCompany {
  readonly dimensions: readonly {
    readonly id: number
    readonly name: string
    readonly items: readonly { readonly id: number; readonly codeName: string; readonly active: boolean }[]
  }[]
}

/** Everything booked in a company at the stand-in of this address, oldest first. */
export async function readBooks(url: string, companyId: number): Promise<readonly BookedReceipt[]> {
  const { dimensions } = await read<WireCompany>(url, `/companies/${companyId}`)
  const codes = new Map(
    dimensions.flatMap(({ id, items }) => items.map((item) => [`${id}:${item.id}`, codeOf(item)] as const)),
  )
  const { receipts } = await read<{ receipts: WireReceipt[] }>(url, `/companies/${companyId}/receipts`)
  return receipts.map((receipt) => ({
    companyId,
    id: receipt.id,
    name: receipt.name,
    status: receipt.status,
    date: receipt.receiptDate,
    notes: receipt.invoiceNotes ?? '',
    cells: sumOf(
      receipt.transactions.map(({ account, accountingValue, dimensionItemValues }) => [
        cellName(
          account,
          (dimensionItemValues ?? []).map(({ dimensionId, itemId }) => codes.get(`${dimensionId}:${itemId}`) ?? '?'),
        ),
        centsOf(accountingValue),
      ]),
    ),
  }))
}

/** The codes of a dimension's active items. */
export async function readCodes(url: string, companyId: number, dimension: string): Promise<readonly string[]> {
  const { dimensions } = await read<WireCompany>(url, `/companies/${companyId}`)
  return dimensions
    .filter(({ name }) => name === dimension)
    .flatMap(({ items }) => items.filter(({ active }) => active).map(codeOf))
}

/** An account with the codes of its items, whichever order they come in. */
export function cellName(account: string, codes: readonly string[]): string {
  return [account, ...codes.filter((code) => code !== '').toSorted()].join(' ')
}

/** Sums by cell; what comes to zero is nothing. */
export function sumOf(entries: readonly (readonly [cell: string, cents: number])[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [cell, cents] of entries) sums.set(cell, (sums.get(cell) ?? 0) + cents)
  return Object.fromEntries([...sums].filter(([, cents]) => cents !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * What is wrong with the books, a line each: a receipt lost, booked twice, with other amounts, or never asked for.
 * `booked` is without what was there before; invalidated receipts are not live.
 */
export function checkBooks(expected: readonly ExpectedReceipt[], booked: readonly BookedReceipt[]): readonly string[] {
  const live = booked.filter(({ status }) => status !== 'INVALIDATED')
  const keys = new Set([...expected, ...live].map(keyOf))
  const wanted = Map.groupBy(expected, keyOf)
  const found = Map.groupBy(live, keyOf)
  return [...[...keys].flatMap((key) => compare(wanted.get(key) ?? [], found.get(key) ?? [])), ...sharedMarks(live)]
}

/** Receipts of one company, name and date. */
function compare(wanted: readonly ExpectedReceipt[], found: readonly BookedReceipt[]): string[] {
  const left = [...found]
  const missing = wanted.filter((one) => {
    const at = left.findIndex((other) => JSON.stringify(sorted(other)) === JSON.stringify(sorted(one)))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const altered = missing.slice(0, left.length).map((one, at) => {
    const other = left[at]
    return `other amounts: ${describe(one)}: ${JSON.stringify(one.cells)} is booked as ${JSON.stringify(other?.cells)}`
  })
  const lost = missing.slice(left.length).map((one) => `lost: ${describe(one)}`)
  const spare = left.slice(missing.length).map((one) => {
    return `${wanted.length === 0 ? 'never asked for' : 'booked twice'}: ${describe(one)}, receipt ${one.id}`
  })
  return [...altered, ...lost, ...spare]
}

/** Every receipt of Tosite's has a mark of its own. */
function sharedMarks(live: readonly BookedReceipt[]): string[] {
  const marked = live.filter(({ notes }) => notes !== '')
  return [...Map.groupBy(marked, ({ companyId, notes }) => `${companyId} ${notes}`).values()]
    .filter(({ length }) => length > 1)
    .map((shared) => `one mark in ${shared.length} receipts: ${shared.map(({ id }) => id).join(', ')}`)
}

/**
 * Where a secret is to be read that must not be: as it is, in base64, or encoded for an address. Secrets are named, for a
 * finding must not tell them either.
 */
export function findSecrets(
  texts: readonly { readonly where: string; readonly text: string }[],
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  return texts.flatMap(({ where, text }) =>
    Object.entries(secrets)
      .filter(([, secret]) => secret !== '' && formsOf(secret).some((form) => text.includes(form)))
      .map(([name]) => `secret in ${where}: ${name}`),
  )
}

/** What the stand-in says of itself: calls over the limit, and failures of its own, which would make a run worthless. */
export async function checkStandIn(url: string): Promise<readonly string[]> {
  const { rateLimit, mistakes } = await read<{ rateLimit: { violations: number }; mistakes: string[] }>(url, '/state')
  return [
    ...(rateLimit.violations === 0 ? [] : [`${rateLimit.violations} calls over the limit`]),
    ...mistakes.map((mistake) => `the stand-in failed: ${mistake}`),
  ]
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  // The last characters depend on what follows.
  return [secret, encodeURIComponent(secret), base64.slice(0, Math.floor(secret.length / 3) * 4)]
}

function keyOf({ companyId, name, date }: ExpectedReceipt): string {
  return JSON.stringify([companyId, name, date])
}

function sorted({ cells }: ExpectedReceipt): unknown {
  return Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function describe({ companyId, name, date }: ExpectedReceipt): string {
  return `${name} of ${date} in company ${companyId}`
}

/** Items are named by their code and what it means. */
function codeOf({ codeName }: { readonly codeName: string }): string {
  return codeName.split(' ')[0] ?? ''
}

function centsOf(value: number): number {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(value)) ?? []
  if (whole === '0' && part === '' && value !== 0) throw new RangeError(`${value} is not a whole number of cents`)
  return (sign === '' ? 1 : -1) * (Number(whole) * 100 + Number(part.padEnd(2, '0')))
}

async function read<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}/_sandbox${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
