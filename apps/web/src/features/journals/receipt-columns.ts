import type { PreviewReceipt } from '@tosite/contract'

export type ReceiptRow = PreviewReceipt['rows'][number]

type DimensionKey = 'costCenter' | 'costUnit'

export interface DimensionColumn {
  readonly key: DimensionKey
  /** Procountor's name of the dimension. */
  readonly name: string
}

/** A column for each dimension that any of the rows carries. */
export function dimensionColumns(rows: readonly ReceiptRow[]): readonly DimensionColumn[] {
  return (['costCenter', 'costUnit'] as const).flatMap((key) => {
    const first = rows.find((row) => row[key] !== undefined)?.[key]
    return first === undefined ? [] : [{ key, name: first.dimension }]
  })
}
