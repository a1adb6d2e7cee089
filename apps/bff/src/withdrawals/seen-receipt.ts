import type { SeenReceipt } from '@tosite/core'
import type { LedgerReceipt } from '@tosite/procountor'
import { type DimensionIds, procountorToCells } from '../deliveries/procountor-to-cells.ts'

/**
 * What of a receipt counts for taking it back.
 * @throws RangeError where an amount has more than two decimals
 */
export function seenReceipt(read: LedgerReceipt, ids: DimensionIds): SeenReceipt {
  return {
    ...procountorToCells(read, ids),
    status: read.status ?? '',
    version: read.version ?? '',
    hasSerialNumber: read.serialNumber?.number != null || read.serialNumber?.series != null,
  }
}
