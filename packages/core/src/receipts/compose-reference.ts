import { defaultReferencePattern } from '../mappings/mapping.ts'
import { formatPeriod, ownPeriod } from '../runs/period.ts'
import type { Run } from '../runs/run.ts'

/** Procountor's limit of a receipt's `name`. */
export const longestReference = 80

export interface ComposedReference {
  /** Never empty, at most 80 characters. */
  readonly name: string
  /** With nothing cut. */
  readonly whole: string
  /** The pattern that was filled in: the default one where the given one comes to nothing. */
  readonly pattern: string
}

const gap = /\{(company number|year|run number|run description|period)\}/g
const descriptionGap = '{run description}'

/**
 * Fills in a pattern; what is too long is taken off the description first. Characters are not looked at, so that a browser
 * can compose without the table of all scripts that replacing them takes.
 */
export function composeReference(run: Run, given: string): ComposedReference {
  const fill = (text: string, description: string) =>
    text.replace(gap, (whole) => {
      if (whole === descriptionGap) return description
      if (whole === '{company number}') return run.companyNumber
      if (whole === '{year}') return String(run.year)
      return whole === '{period}' ? formatPeriod(ownPeriod(run)) : String(run.number)
    })

  // A receipt must have a name, and a pattern of nothing but an empty description gives none.
  const pattern = fill(given, run.description).trim() === '' ? defaultReferencePattern : given
  const whole = fill(pattern, run.description).trim()
  const gaps = pattern.split(descriptionGap).length - 1
  const name = shortened(whole, run.description, gaps, (of) => fill(pattern, of).trim())
  return { name, whole, pattern }
}

function shortened(whole: string, description: string, gaps: number, fill: (description: string) => string): string {
  if (whole.length <= longestReference) return whole
  const excess = gaps === 0 ? 0 : Math.ceil((whole.length - longestReference) / gaps)
  const cut = fill(description.slice(0, Math.max(0, description.length - excess)).trimEnd())
  return cut.slice(0, longestReference).trim()
}
