import type { Administration, RowItem } from '@tosite/core'

/** What Procountor calls its accounts and dimensions. */
export interface AdministrationNames {
  /** Empty for an account that the chart of accounts does not have. */
  account(code: string): string
  item(item: RowItem): ItemView
}

interface ItemView {
  readonly dimension: string
  readonly code: string
  readonly codeName: string
  readonly willBeCreated: boolean
}

/** Without an administration, codes stand for themselves. */
export function administrationNames(administration: Administration | null): AdministrationNames {
  const accounts = new Map(administration?.accounts.map(({ code, name }) => [code, name]))
  const dimensions = new Map(administration?.dimensions.map(({ id, name }) => [id, name]))
  return {
    account: (code) => accounts.get(code) ?? '',
    item(item) {
      const { dimensionId, code } = item
      const willBeCreated = 'create' in item
      return {
        dimension: dimensions.get(dimensionId) ?? '',
        code,
        codeName: willBeCreated ? code : item.codeName,
        willBeCreated,
      }
    },
  }
}

/** The items of a row or cell under their names, those that it has. */
export function itemViews(
  { costCenter, costUnit }: { readonly costCenter?: RowItem; readonly costUnit?: RowItem },
  names: AdministrationNames,
): { costCenter?: ItemView; costUnit?: ItemView } {
  return {
    ...(costCenter === undefined ? {} : { costCenter: names.item(costCenter) }),
    ...(costUnit === undefined ? {} : { costUnit: names.item(costUnit) }),
  }
}
