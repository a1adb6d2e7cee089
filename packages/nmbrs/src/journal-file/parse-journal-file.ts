import type { JournalResult } from '@tosite/core'
import { documentFinding, refused } from './document-finding.ts'
import { parseJournalDocument } from './parse-journal-document.ts'
import { parseSieDocument, type SieOptions } from './parse-sie-document.ts'
import { sniffJournalFile } from './sniff-journal-file.ts'

/** An uploaded journal, whichever of the two kinds it is. Anything else is `not-a-journal`. */
export function parseJournalFile(bytes: Uint8Array, options: SieOptions): JournalResult {
  const kind = sniffJournalFile(bytes)
  if (kind === 'xml') return parseJournalDocument(bytes)
  if (kind === 'sie') return parseSieDocument(bytes, options)
  return refused(documentFinding('not-a-journal', { root: '' }))
}
