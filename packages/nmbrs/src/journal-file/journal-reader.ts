import type { JournalBuilder, RawLine } from '@tosite/core'
import type { XmlHandlers, XmlShortcut } from '../xml/read-xml.ts'
import { takePlainLines } from './plain-lines.ts'

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
const lines = holding({ line })
const header = holding({ date: field('date'), period: field('period') })
const transaction = holding({ header, lines })
const outside = holding({ transactions: holding({ transaction }) })

interface JournalReader {
  readonly handlers: XmlHandlers
  /** Lines in their usual form, without an event for each of their parts: a fifth of the time. */
  readonly shortcut: XmlShortcut
  /** The root element's name where it is not a journal's. */
  otherRoot(): string | undefined
}

/** Hands a journal document's content to `builder`, by element name; unknown elements are skipped with all they hold. */
export function journalReader(builder: JournalBuilder): JournalReader {
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

  const shortcut: XmlShortcut = {
    behind: /<lines>|<\/line>/g,
    take: (document, from) =>
      place === lines && skipped === 0 ? takePlainLines(document, from, builder.addLine) : from,
  }

  function takeField(name: Field) {
    if (name === 'date') builder.setDate(text)
    else if (name === 'period') builder.setPeriod(text)
    else raw[name] = text
  }

  return { handlers, shortcut, otherRoot: () => otherRoot }
}

function lineOf(id: string): Line {
  return { id, account: '', costCenter: '', costUnit: '', value: '', side: '', text: '' }
}
