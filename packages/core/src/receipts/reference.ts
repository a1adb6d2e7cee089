import type { Finding } from '../findings/finding.ts'
import { defaultReferencePattern } from '../mappings/mapping.ts'
import { formatPeriod, ownPeriod } from '../runs/period.ts'
import type { Run } from '../runs/run.ts'
import { fitText } from '../texts/fit-text.ts'

/** Procountor's limit of a receipt's `name`. */
export const longestReference = 80

export interface Reference {
  /** Never empty, at most 80 characters. */
  readonly name: string
  readonly findings: readonly Finding[]
}

const gap = /\{(company number|year|run number|run description|period)\}/g
const descriptionGap = '{run description}'

/** The text that names a run's journal. What is too long is taken off the description first. */
export function reference(run: Run, pattern: string): Reference {
  const description = fitText(run.description, Number.POSITIVE_INFINITY)
  const number = fitText(run.companyNumber, Number.POSITIVE_INFINITY)
  const chosen = fitText(pattern, Number.POSITIVE_INFINITY)
  const fill = (text: string, of: string) =>
    text.replace(gap, (whole) => {
      if (whole === descriptionGap) return of
      if (whole === '{company number}') return number.text
      if (whole === '{year}') return String(run.year)
      return whole === '{period}' ? formatPeriod(ownPeriod(run)) : String(run.number)
    })

  // A receipt must have a name, and a pattern of nothing but an empty description gives none.
  const used = fill(chosen.text, description.text).trim() === '' ? defaultReferencePattern : chosen.text
  const whole = fill(used, description.text).trim()
  const name = shortened(whole, description.text, used.split(descriptionGap).length - 1, (of) => fill(used, of).trim())

  const findings: Finding[] = []
  const characters = [...new Set([...number.replaced, ...description.replaced, ...chosen.replaced])]
  const severity = 'notice'
  if (characters.length > 0 || used !== chosen.text) {
    findings.push({ code: 'reference-replaced', severity, values: { characters, reference: name } })
  }
  if (name !== whole) findings.push({ code: 'reference-shortened', severity, values: { reference: name, from: whole } })
  return { name, findings }
}

function shortened(whole: string, description: string, gaps: number, fill: (description: string) => string): string {
  if (whole.length <= longestReference) return whole
  const excess = gaps === 0 ? 0 : Math.ceil((whole.length - longestReference) / gaps)
  const cut = fill(description.slice(0, Math.max(0, description.length - excess)).trimEnd())
  return cut.slice(0, longestReference).trim()
}
