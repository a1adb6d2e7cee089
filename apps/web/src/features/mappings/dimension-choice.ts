import type { AdministrationView } from '@tosite/contract'

type Dimensions = AdministrationView['dimensions']

/** What stands in a dimension field: a text, with the dimension's id where it was picked from the list. */
export interface DimensionText {
  readonly text: string
  readonly id: number | null
}

export const noDimension: DimensionText = { text: '', id: null }

/**
 * What is asked of the server: the id where one was picked, or where the text names exactly one; else the text, which
 * the server refuses with the nearest names.
 */
export function dimensionChoice(
  { text, id }: DimensionText,
  dimensions: Dimensions,
): { readonly dimensionId: number } | { readonly description: string } {
  if (id !== null) return { dimensionId: id }
  const [only, another] = dimensions.filter(({ name }) => comparable(name) === comparable(text))
  return only !== undefined && another === undefined ? { dimensionId: only.id } : { description: text.trim() }
}

function comparable(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}
