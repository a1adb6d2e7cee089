import type { Finding } from '../findings/finding.ts'
import { type FittedText, fitText } from './fit-text.ts'

/** Texts as they will be sent. */
export interface TextResolver {
  /** A key, equal for texts that are sent alike. */
  resolve(text: string): number
  /** The text of a key, as it will be sent. */
  textOf(key: number): string
  findings(): readonly Finding[]
}

/** Procountor's limit of a row's description. */
export const longestRowText = 255

export function createTextResolver(): TextResolver {
  const known = new Map<string, number>()
  const keys = new Map<string, number>()
  const texts: string[] = []
  const changed: { readonly text: string; readonly fitted: FittedText }[] = []
  return {
    resolve(text) {
      const present = known.get(text)
      if (present !== undefined) return present
      const fitted = fitText(text, longestRowText)
      const key = keys.get(fitted.text) ?? texts.push(fitted.text) - 1
      keys.set(fitted.text, key)
      known.set(text, key)
      if (fitted.shortened || fitted.replaced.length > 0) changed.push({ text, fitted })
      return key
    },
    textOf: (key) => texts[key] ?? '',
    findings: () => changed.flatMap(({ text, fitted }) => findingsOf(text, fitted)),
  }
}

function findingsOf(text: string, { text: sent, replaced, shortened }: FittedText): readonly Finding[] {
  const findings: Finding[] = []
  const severity = 'notice'
  if (replaced.length > 0)
    findings.push({ code: 'text-replaced', severity, values: { text, sent, characters: replaced } })
  if (shortened) findings.push({ code: 'text-shortened', severity, values: { text, sent, length: longestRowText } })
  return findings
}
