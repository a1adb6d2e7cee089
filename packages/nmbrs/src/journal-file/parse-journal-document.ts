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

type Line = { -readonly [field in keyof Required<RawLine>]: string }
type Field = 'date' | 'period' | Exclude<keyof Line, 'id'>

/** Where the reader is. A place has no children but these: whatever else turns up is skipped. */
interface Place {
  readonly children: ReadonlyMap<string, Place>
  /** Of the places that hold text, what it is. */
  readonly field?: Field
}

const holding = (children: Readonly<Record<string, Place>>): Place => ({ children: new Map(Object.entries(children)) })
const field = (name: Field): Place => ({ children: new Map(), field: name })

/** `dim2` is the cost centre in the one detail level that is fetched. */
const line = holding({
  dim1: field('account'),
  dim2: field('costCenter'),
  dim3: field('costUnit'),
  value: field('value'),
  debitcredit: field('side'),
  description: field('text'),
})
const header = holding({ date: field('date'), period: field('period') })
const transaction = holding({ header, lines: holding({ line }) })
const outside = holding({ transactions: holding({ transaction }) })

/** Runs once or twice per element of documents with millions of them, hence no more state than this. */
function journalReader(builder: JournalBuilder) {
  const around: Place[] = []
  let place = outside
  /** How many elements deep the reader is in one that is skipped. */
  let skipped = 0
  let raw = lineOf('')
  let text = ''
  let otherRoot: string | undefined

  const handlers: XmlHandlers = {
    open(name, attributes) {
      const child = skipped > 0 ? undefined : place.children.get(name)
      if (child === undefined) {
        if (place === outside) {
          otherRoot = name
          return 'stop'
        }
        skipped++
        return undefined
      }
      around.push(place)
      place = child
      text = ''
      if (place === line) raw = lineOf(attributes.id ?? '')
      else if (place === transaction) builder.openTransaction()
      return undefined
    },
    text(piece) {
      if (place.field !== undefined && skipped === 0) text += piece
    },
    close() {
      if (skipped > 0) {
        skipped--
        return
      }
      if (place.field !== undefined) takeField(place.field)
      else if (place === line) builder.addLine(raw)
      else if (place === transaction) builder.closeTransaction()
      place = around.pop() ?? outside
    },
  }

  function takeField(name: Field) {
    if (name === 'date') builder.setDate(text)
    else if (name === 'period') builder.setPeriod(text)
    else raw[name] = text
  }

  return { handlers, otherRoot: () => otherRoot }
}

function lineOf(id: string): Line {
  return { id, account: '', costCenter: '', costUnit: '', value: '', side: '', text: '' }
}
