import { toCents } from '../decimals.ts'
import { blank, invalid, type VendorError } from '../errors.ts'
import type { WireReceipt, WireRow } from '../wire.ts'
import type { Books } from './books.ts'
import { checkDimensionValues } from './dimension-rules.ts'
import { isVatStatusEnabled, statusFitsPercent } from './vat-rules.ts'

/** The rules of single rows, and those of all rows together. */
export function checkRows(receipt: WireReceipt, books: Books): VendorError[] {
  const rows = rowsOf(receipt)
  return [
    ...rows.flatMap((row, index) => checkRow(row, `transactions[${index}]`, receipt, books)),
    ...checkSpecialRows(rows),
  ]
}

export function rowsOf({ transactions }: WireReceipt): readonly WireRow[] {
  return objectsIn(transactions)
}

function objectsIn<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'object' && each !== null) : []
}

export function sumOf(rows: readonly WireRow[]): number {
  return rows.reduce((sum, { accountingValue = 0 }) => sum + (toCents(accountingValue) ?? 0), 0)
}

function checkRow(row: WireRow, path: string, receipt: WireReceipt, books: Books): VendorError[] {
  const errors: VendorError[] = []
  const rowCents = row.accountingValue === undefined ? undefined : toCents(row.accountingValue)
  if (row.accountingValue !== undefined && rowCents === undefined)
    errors.push(invalid(`${path}.accountingValue`, row.accountingValue))
  if (row.partnerId !== undefined && books.company.country !== 'NORWAY')
    errors.push(invalid(`${path}.partnerId`, row.partnerId))
  if (row.startDate !== undefined && row.endDate !== undefined && row.startDate > row.endDate)
    errors.push(invalid(`${path}.endDate`, row.endDate))
  const values = objectsIn(row.dimensionItemValues)
  return [
    ...errors,
    ...checkAccount(row, path, books),
    ...checkRowVat(row, path, receipt, books),
    ...checkDimensionValues(values, rowCents, path, books),
  ]
}

function checkAccount({ account, vatPercent }: WireRow, path: string, { accounts }: Books): VendorError[] {
  if (account === undefined) return []
  if (account.trim?.() === '') return [blank(`${path}.account`)]
  const found = accounts.get(account)
  const takes = found?.vatPercents === undefined || vatPercent === undefined || found.vatPercents.includes(vatPercent)
  if (found?.active && takes) return []
  return [{ status: 400, field: `${path}.account`, message: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION' }]
}

function checkRowVat(row: WireRow, path: string, receipt: WireReceipt, books: Books): VendorError[] {
  const { vatPercent, transactionType } = row
  const vatType = row.vatType ?? receipt.vatType
  const special = transactionType !== undefined && transactionType !== 'ENTRY'
  const errors: VendorError[] = []

  const inUse = books.vatPercents.some(
    (each) => each.percent === vatPercent && (vatType === 'SALES' ? each.sales : each.purchase),
  )
  if (vatPercent !== undefined && (!inUse || (special && vatPercent !== 0)))
    errors.push(invalid(`${path}.vatPercent`, vatPercent))

  const ownStatusRefused = special || !isVatStatusEnabled(row.vatStatus, vatType, books)
  if (row.vatStatus !== undefined && ownStatusRefused) errors.push(invalid(`${path}.vatStatus`, row.vatStatus))
  else if (!special && !statusFitsPercent(row.vatStatus ?? receipt.vatStatus, vatPercent))
    errors.push({ status: 400, field: `${path}.vatStatus`, message: 'ERROR_VATSTATUS_VATPERC' })
  return errors
}

/** At most one reconciliation row and one reversing row. */
function checkSpecialRows(rows: readonly WireRow[]): VendorError[] {
  return ['RECONCILIATION_ENTRY', 'REVERSING_ENTRY'].flatMap((type) =>
    rows
      .flatMap((row, index) => (row.transactionType === type ? [index] : []))
      .slice(1)
      .map((index) => invalid(`transactions[${index}].transactionType`, type)),
  )
}
