import type { PreviewReceipt } from '@tosite/contract'

type Items = Pick<PreviewReceipt['rows'][number], 'costCenter' | 'costUnit'>

type DimensionKey = keyof Items

export interface DimensionColumn {
  readonly key: DimensionKey
  /** Procountor's name of the dimension. */
  readonly name: string
}

/** A column for each dimension that any of the rows carries. */
export function dimensionColumns(rows: readonly Items[]): readonly DimensionColumn[] {
  return (['costCenter', 'costUnit'] as const).flatMap((key) => {
    const first = rows.find((row) => row[key] !== undefined)?.[key]
    return first === undefined ? [] : [{ key, name: first.dimension }]
  })
}
