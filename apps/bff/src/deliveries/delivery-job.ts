import type { DeliveryState, Receipt } from '@tosite/core'
import type { LedgerReceiptCreate } from '@tosite/procountor'

/** A delivery with everything that its next step needs. */
export interface DeliveryJob {
  readonly id: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly dueAt: string
  readonly givenUpAt: string | null
  readonly notFound: number
  readonly procountorId: number | null
  /** As it was sent before; null until then. Sending again sends exactly this. */
  readonly body: LedgerReceiptCreate | null
  readonly accountId: string
  /** The Procountor company that the account stands for now. */
  readonly accountAdministrationId: number | null
  readonly companyId: number
  readonly receiptId: string
  readonly mark: string
  /** The Procountor company that the receipt was made for. */
  readonly administrationId: number
  readonly approve: boolean
  readonly receipt: Receipt
  /** Null where the company is no longer mapped. */
  readonly mappingId: string | null
}

export type ItemKind = 'cost-center' | 'cost-unit'

/** An item that the receipt needs and that has no id yet. */
export interface MissingItem {
  readonly kind: ItemKind
  readonly dimensionId: number
  readonly code: string
}

/** The items to be created for a receipt, each once. */
export function missingItems({ rows }: Pick<Receipt, 'rows'>): readonly MissingItem[] {
  const missing = new Map<string, MissingItem>()
  for (const { costCenter, costUnit } of rows) {
    for (const [kind, item] of [['cost-center', costCenter] as const, ['cost-unit', costUnit] as const]) {
      if (item === undefined || !('create' in item)) continue
      missing.set(`${kind}/${item.code}`, { kind, dimensionId: item.dimensionId, code: item.code })
    }
  }
  return [...missing.values()]
}
