import type { Finding } from '../findings/finding.ts'
import type { Run } from '../runs/run.ts'
import { fitText } from '../texts/fit-text.ts'
import { composeReference } from './compose-reference.ts'

export interface Reference {
  /** Never empty, at most 80 characters. */
  readonly name: string
  readonly findings: readonly Finding[]
}

/** The text that names a run's journal. What is too long is taken off the description first. */
export function reference(run: Run, pattern: string): Reference {
  const description = fitText(run.description, Number.POSITIVE_INFINITY)
  const number = fitText(run.companyNumber, Number.POSITIVE_INFINITY)
  const chosen = fitText(pattern, Number.POSITIVE_INFINITY)
  const fitted = { ...run, companyNumber: number.text, description: description.text }
  const { name, whole, pattern: used } = composeReference(fitted, chosen.text)

  const findings: Finding[] = []
  const characters = [...new Set([...number.replaced, ...description.replaced, ...chosen.replaced])]
  const severity = 'notice'
  if (characters.length > 0 || used !== chosen.text) {
    findings.push({ code: 'reference-replaced', severity, values: { characters, reference: name } })
  }
  if (name !== whole) findings.push({ code: 'reference-shortened', severity, values: { reference: name, from: whole } })
  return { name, findings }
}
