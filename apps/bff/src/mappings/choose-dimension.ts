import type { Dimension } from '@tosite/core'
import { distance } from 'fastest-levenshtein'

/** A dimension chosen by its id, or typed by its description. */
export type Choice = { readonly dimensionId: number } | { readonly description: string }

export type ChosenDimension =
  | { readonly ok: true; readonly dimension: Dimension }
  | { readonly ok: false; readonly typed: string; readonly nearest: readonly string[] }

const mostNames = 3

/** The dimension that was chosen. A description must equal the name of exactly one, case and outer blanks aside. */
export function chooseDimension(choice: Choice, dimensions: readonly Dimension[]): ChosenDimension {
  if ('dimensionId' in choice) {
    const dimension = dimensions.find(({ id }) => id === choice.dimensionId)
    if (dimension !== undefined) return { ok: true, dimension }
    return { ok: false, typed: String(choice.dimensionId), nearest: namesOf(dimensions).slice(0, mostNames) }
  }
  const typed = comparable(choice.description)
  const [dimension, another] = dimensions.filter(({ name }) => comparable(name) === typed)
  if (dimension !== undefined && another === undefined) return { ok: true, dimension }
  return { ok: false, typed: choice.description, nearest: nearestNames(typed, dimensions) }
}

function nearestNames(typed: string, dimensions: readonly Dimension[]): readonly string[] {
  return namesOf(dimensions)
    .map((name) => ({ name, away: distance(typed, comparable(name)) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, mostNames)
    .map(({ name }) => name)
}

function namesOf(dimensions: readonly Dimension[]): readonly string[] {
  return dimensions.map(({ name }) => name)
}

/** Composed, without outer blanks, and without case where the language has one. */
function comparable(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}
