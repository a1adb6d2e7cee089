/** Where in a receipt an error points. `row` counts from 0, as Procountor's paths do. */
export interface FieldPlace {
  readonly row?: number
  /** The field of that row, or of the receipt where there is no row. */
  readonly part?: string
}

/**
 * Reads the path of a validation error: `transactions[2].account` is `{row: 2, part: 'account'}`. An error without a path
 * often names its field in the sentence (`Value of the 'depreciation' field is invalid`): give it as `message`.
 */
export function explainField(field: string | null | undefined, message = ''): FieldPlace {
  const path = field?.trim() || /^Value of the '([^']+)'/.exec(message)?.[1]
  if (path === undefined) return {}
  const [, row, part] = /^transactions\[(\d+)\](?:\.(.+))?$/.exec(path) ?? []
  if (row === undefined) return { part: path }
  return { row: Number(row), ...(part === undefined ? {} : { part }) }
}
