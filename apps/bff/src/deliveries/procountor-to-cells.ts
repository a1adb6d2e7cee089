import { type Cell, type Cents, cents, centsOfNumber, type Receipt, type ReceiptCells, sumCells } from '@tosite/core'
import type { DimensionItemValue } from '@tosite/procountor'

/** What of a receipt in Procountor's words counts for comparing: the body that was sent has it as well as the one read back. */
export interface ComparedReceipt {
  readonly receiptDate: string
  readonly transactions: readonly {
    readonly account: string
    readonly accountingValue: number
    readonly dimensionItemValues?: readonly DimensionItemValue[] | null | undefined
  }[]
}

/** The dimensions that cost centres and cost units of this receipt are items of. */
export interface DimensionIds {
  readonly costCenter?: number
  readonly costUnit?: number
}

export function dimensionIdsOf({ rows }: Pick<Receipt, 'rows'>): DimensionIds {
  const costCenter = rows.find((row) => row.costCenter !== undefined)?.costCenter?.dimensionId
  const costUnit = rows.find((row) => row.costUnit !== undefined)?.costUnit?.dimensionId
  return { ...(costCenter === undefined ? {} : { costCenter }), ...(costUnit === undefined ? {} : { costUnit }) }
}

/**
 * Account × items × amount and the date. Values of other dimensions do not count: nothing was sent in those.
 * @throws RangeError where an amount has more than two decimals
 */
export function procountorToCells(receipt: ComparedReceipt, ids: DimensionIds): ReceiptCells {
  return { date: receipt.receiptDate, cells: sumCells(receipt.transactions.flatMap((row) => cellsOfRow(row, ids))) }
}

function cellsOfRow(
  { account, accountingValue, dimensionItemValues }: ComparedReceipt['transactions'][number],
  ids: DimensionIds,
): readonly Cell[] {
  const amount = exactCents(accountingValue)
  const values = dimensionItemValues ?? []
  const costCenters = values.filter(({ dimensionId }) => dimensionId === ids.costCenter)
  const costUnits = values.filter(({ dimensionId }) => dimensionId === ids.costUnit)
  const whole = [...costCenters, ...costUnits].every(({ value }) => exactCents(value) === amount)
  if (whole && costCenters.length <= 1 && costUnits.length <= 1) {
    const [costCenter, costUnit] = [costCenters[0]?.itemId, costUnits[0]?.itemId]
    return [
      {
        account,
        ...(costCenter === undefined ? {} : { costCenterItemId: costCenter }),
        ...(costUnit === undefined ? {} : { costUnitItemId: costUnit }),
        amount,
      },
    ]
  }
  // Someone spread the row over several items, or left a part without: that is never what was sent.
  return [
    ...shares(account, amount, costCenters, (costCenterItemId) => ({ costCenterItemId })),
    ...shares(account, amount, costUnits, (costUnitItemId) => ({ costUnitItemId })),
  ]
}

/** The row by the items of one dimension, and what none of them carries. */
function shares(
  account: string,
  amount: Cents,
  values: readonly DimensionItemValue[],
  placeOf: (itemId: number) => Partial<Cell>,
): readonly Cell[] {
  if (values.length === 0) return []
  const cells = values.map(({ itemId, value }) => ({ account, ...placeOf(itemId), amount: exactCents(value) }))
  const rest = cells.reduce((left, cell) => left - cell.amount, amount as number)
  return [...cells, { account, amount: cents(rest) }]
}

function exactCents(value: number): Cents {
  const found = centsOfNumber(value)
  if (found === undefined) throw new RangeError('an amount that is not a whole number of cents')
  return found
}
