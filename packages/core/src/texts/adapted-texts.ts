import { fitText } from './fit-text.ts'
import { longestRowText } from './text-resolver.ts'

/** A text of the journal that is not sent as it stands there. */
export interface AdaptedText {
  readonly from: string
  /** Distinct characters that were replaced; unprintable ones as `U+000A`. */
  readonly replaced: readonly string[]
  readonly shortened: boolean
}

/** The distinct texts of a row's entries that are sent as another, in order of first appearance. */
export function adaptedTexts(sent: string, texts: Iterable<string>): readonly AdaptedText[] {
  const others = new Set<string>()
  for (const text of texts) if (text !== sent) others.add(text)
  return Array.from(others, (from) => {
    const { replaced, shortened } = fitText(from, longestRowText)
    return { from, replaced, shortened }
  })
}
