import { type CatalogueEntry, explainVendorError } from '@tosite/contract'
import type { EntryTexts } from './entry-texts.ts'

/** An entry with its texts in one language, and all of it as it is searched in. */
export interface HelpEntry {
  readonly entry: CatalogueEntry
  readonly texts: EntryTexts
  /** The codes that it goes by: of our own, or as the vendor sends them. */
  readonly code: string
  readonly searched: string
}

export function helpEntry(entry: CatalogueEntry, texts: EntryTexts): HelpEntry {
  const code = codeOf(entry)
  const said = entry.origin === 'tosite' ? '' : (entry.example?.message ?? '')
  const all = [code, entry.id, texts.title, texts.cause, texts.fix, said]
  return { entry, texts, code, searched: folded(all.join('\n')) }
}

/**
 * The ids of the entries that hold every word of a text, in any order, whatever the case and without accents. A whole
 * message of a vendor, pasted with the values in it, finds the entry that explains it. All where the text is blank.
 */
export function findEntries(entries: readonly HelpEntry[], text: string): ReadonlySet<string> {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = entries.filter(({ searched }) => words.every((word) => searched.includes(word)))
  const ids = new Set<string>(found.map(({ entry }) => entry.id))
  if (words.length >= fewestWordsOfMessage) {
    for (const vendor of ['procountor', 'nmbrs'] as const) {
      const explained = explainVendorError({ vendor, message: text.trim() })
      if (explained !== null) ids.add(explained.id)
    }
  }
  return ids
}

const fewestWordsOfMessage = 3

function codeOf(entry: CatalogueEntry): string {
  if (entry.origin === 'tosite') return entry.source.code
  const { example } = entry
  if (example === undefined) return ''
  if (example.code !== undefined) return example.code
  if (/^[A-Z][A-Z0-9_]+$/.test(example.message)) return example.message
  return example.status === undefined ? '' : String(example.status)
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
