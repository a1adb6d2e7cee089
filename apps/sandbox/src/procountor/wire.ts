import type { ReceiptExtras, RowExtras } from './entities.ts'

/**
 * A receipt as it comes in. Everything is optional: the rules also run on bodies whose shape is refused, so that all
 * errors of one request go out at once.
 */
export interface WireReceipt extends ReceiptExtras {
  readonly type?: string
  readonly name?: string
  readonly receiptDate?: string
  readonly vatType?: string
  readonly vatStatus?: number
  readonly version?: string
  readonly transactions?: readonly WireRow[]
}

export interface WireRow extends Omit<RowExtras, 'vatType'> {
  readonly id?: number
  readonly transactionType?: string
  readonly account?: string
  readonly accountingValue?: number
  readonly vatPercent?: number
  readonly vatType?: string
  readonly dimensionItemValues?: readonly WireDimensionValue[]
}

export interface WireDimensionValue {
  readonly dimensionId?: number
  readonly itemId?: number
  readonly value?: number
}
