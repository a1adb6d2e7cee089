import { createJournalBuilder, type JournalResult } from '@tosite/core'
import { readXml } from '../xml/read-xml.ts'
import { documentFinding, refused, xmlFinding } from './document-finding.ts'
import { journalReader } from './journal-reader.ts'
import { sniffJournalFile } from './sniff-journal-file.ts'

/**
 * The journal document: what a `Journals_GetByRun…` answer holds as text, or the same as an uploaded file (bytes).
 * Read by element name, in any order within a transaction; unknown elements are skipped with all they hold.
 * Nothing is returned of a document with a problem, except the problem: `malformed-document` (values `line`, `column`,
 * `words`), `wrong-encoding` (`encoding`), `not-a-journal` (`root`, empty where there is none), or the entries' own.
 */
export function parseJournalDocument(document: string | Uint8Array): JournalResult {
  if (sniffJournalFile(document) !== 'xml') return refused(documentFinding('not-a-journal', { root: '' }))
  const builder = createJournalBuilder()
  const reader = journalReader(builder)
  const problem = readXml(document, reader.handlers, reader.shortcut)
  if (problem !== undefined) return refused(xmlFinding(problem))
  const otherRoot = reader.otherRoot()
  if (otherRoot !== undefined) return refused(documentFinding('not-a-journal', { root: otherRoot }))
  return builder.finish()
}
