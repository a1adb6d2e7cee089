import { createJournalBuilder, type JournalBuilder, type JournalResult, type RawLine } from '@tosite/core'
import { readXml, type XmlHandlers } from '../xml/read-xml.ts'
import { documentFinding, refused, xmlFinding } from './document-finding.ts'
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
  const problem = readXml(document, reader.handlers)
  if (problem !== undefined) return refused(xmlFinding(problem))
  const otherRoot = reader.otherRoot()
  if (otherRoot !== undefined) return refused(documentFinding('not-a-journal', { root: otherRoot }))
  return builder.finish()
}

/** Field of a line, by its element (`dim2` is the cost centre in the one detail level that is fetched). */
const lineFields: ReadonlyMap<string, Exclude<keyof RawLine, 'id'>> = new Map([
  ['dim1', 'account'],
  ['dim2', 'costCenter'],
  ['dim3', 'costUnit'],
  ['value', 'value'],
  ['debitcredit', 'side'],
  ['description', 'text'],
])

type Place = 'transactions' | 'transaction' | 'header' | 'lines' | 'line' | 'field' | 'skipped'

/** What may stand inside what. Whatever else turns up is skipped. */
const children: Readonly<Record<Place, ReadonlyMap<string, Place>>> = {
  transactions: new Map([['transaction', 'transaction']]),
  transaction: new Map([
    ['header', 'header'],
    ['lines', 'lines'],
  ]),
  header: new Map([
    ['date', 'field'],
    ['period', 'field'],
  ]),
  lines: new Map([['line', 'line']]),
  line: new Map([...lineFields.keys()].map((name) => [name, 'field'])),
  field: new Map(),
  skipped: new Map(),
}

function journalReader(builder: JournalBuilder) {
  /** Where the reader is, outermost first. */
  const places: Place[] = []
  let line: { -readonly [field in keyof RawLine]: string } = {}
  let text = ''
  let otherRoot: string | undefined

  const handlers: XmlHandlers = {
    open(name, attributes) {
      const parent = places.at(-1)
      if (parent === undefined && name !== 'transactions') {
        otherRoot = name
        return 'stop'
      }
      const place = parent === undefined ? 'transactions' : (children[parent].get(name) ?? 'skipped')
      places.push(place)
      if (place === 'field') text = ''
      else if (place === 'line') line = attributes.id === undefined ? {} : { id: attributes.id }
      else if (place === 'transaction') builder.openTransaction()
      return undefined
    },
    text(piece) {
      if (places.at(-1) === 'field') text += piece
    },
    close(name) {
      const place = places.pop()
      if (place === 'field') takeField(name)
      else if (place === 'line') builder.addLine(line)
      else if (place === 'transaction') builder.closeTransaction()
    },
  }

  function takeField(name: string) {
    const field = places.at(-1) === 'line' ? lineFields.get(name) : undefined
    if (field !== undefined) line[field] = text
    else if (name === 'date') builder.setDate(text)
    else builder.setPeriod(text)
  }

  return { handlers, otherRoot: () => otherRoot }
}
