import { type BodyFault, cents, centsOfNumber, formatDecimal, isWindows1252, type Receipt } from '@tosite/core'
import { LedgerReceiptCreate } from '@tosite/procountor'
import { receiptForReading } from '../receipts/receipt-to-procountor.ts'

/**
 * What Procountor would not take of the bodies as they will go out: fields, lengths and kinds by the schema that the client
 * itself sends through, characters outside Windows-1252, amounts of more than two decimals, a sum that is not zero, and
 * dimensions that do not come to their row. An item to be created counts as one that is there.
 */
export function bodyFaults(receipts: readonly Receipt[]): readonly BodyFault[] {
  return receipts
    .filter(({ rows }) => rows.length > 0)
    .flatMap((receipt) => faultsOf(receiptForReading(receipt)).map((fault) => ({ receipt: receipt.key, ...fault })))
}

type FieldFault = Omit<BodyFault, 'receipt'>

/** Of one body, whoever made it. */
export function faultsOf(body: unknown): readonly FieldFault[] {
  const made = withItemsMade(body)
  const { error, data } = LedgerReceiptCreate.safeParse(made)
  const shape = (error?.issues ?? []).flatMap(({ path, ...issue }) =>
    (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]).map((at) =>
      fault(at, valueAt(made, at)),
    ),
  )
  return [...shape, ...foreignCharacters(made, []), ...(data === undefined ? [] : rowFaults(data))]
}

function rowFaults({ name, transactions }: LedgerReceiptCreate): readonly FieldFault[] {
  const faults: FieldFault[] = name.trim() === '' ? [fault(['name'], name)] : []
  const amounts = transactions.flatMap(({ accountingValue }) => centsOfNumber(accountingValue) ?? [])
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  if (sum !== 0) faults.push(fault(['transactions'], formatDecimal(cents(sum))))
  for (const [at, { transactionType, account, accountingValue, dimensionItemValues = [] }] of transactions.entries()) {
    const here = ['transactions', at]
    // Rows of the other kinds balance a receipt, or take one back: no journal needs them.
    if (transactionType !== 'ENTRY') faults.push(fault([...here, 'transactionType'], transactionType))
    if (account.trim() === '') faults.push(fault([...here, 'account'], account))
    if (centsOfNumber(accountingValue) === undefined) faults.push(fault([...here, 'accountingValue'], accountingValue))
    const dimensions = dimensionItemValues.map(({ dimensionId }) => dimensionId)
    // One item of a dimension carries the whole row; two of one dimension would have to share it, which no receipt does.
    const isWhole = dimensionItemValues.every(({ value }) => value === accountingValue)
    if (new Set(dimensions).size < dimensions.length || !isWhole) {
      faults.push(fault([...here, 'dimensionItemValues'], dimensionItemValues.map(({ value }) => value).join(', ')))
    }
  }
  return faults
}

/** Where an item will be created, its code stands in for the id that it will have. */
function withItemsMade(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withItemsMade)
  if (typeof body !== 'object' || body === null) return body
  if ('codeName' in body && 'dimensionId' in body) {
    const { codeName: _code, ...rest } = body
    return { ...rest, itemId: 1 }
  }
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, withItemsMade(value)]))
}

type Path = readonly PropertyKey[]

function foreignCharacters(value: unknown, path: Path): readonly FieldFault[] {
  if (typeof value === 'string') return isWindows1252(value) ? [] : [fault(path, value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    foreignCharacters(each, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function fault(path: Path, value: unknown): FieldFault {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return { field: field.replace(/^\./, ''), value: text.slice(0, mostShown) }
}

const mostShown = 200

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  )
}
