import { SaxesParser } from 'saxes'
import { decodeXml, WrongEncoding } from './decode-xml.ts'

/** Names are local: prefixes are cut off, since only the element's own name tells anything. */
export interface XmlHandlers {
  /** Returning `stop` ends the reading without a problem. */
  open(name: string, attributes: Readonly<Record<string, string>>): 'stop' | undefined
  /** A piece of the text of the innermost open element, entities resolved, or a CDATA section. */
  text(text: string): void
  close(name: string): void
}

/** `line` and `column` count from 1; `words` are the parser's. */
export type XmlProblem =
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number; readonly words: string }
  | { readonly kind: 'wrong-encoding'; readonly encoding: string }

/**
 * Reads a document in one pass, handing its parts to `handlers`; what they were given before a problem is to be thrown
 * away. A document type declaration is refused, so there are no entities but XML's own five and character references.
 */
export function readXml(document: string | Uint8Array, handlers: XmlHandlers): XmlProblem | undefined {
  const parser = new SaxesParser({ position: true, xmlns: false })
  /** Local names of the open elements: the parser closes none but these. */
  const names: string[] = []
  parser.on('error', refuse)
  parser.on('doctype', () => refuse(new Error('a document type declaration is not accepted.')))
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    names.push(name)
    if (handlers.open(name, tag.attributes) === 'stop') throw new Stopped()
  })
  parser.on('text', handlers.text)
  parser.on('cdata', handlers.text)
  parser.on('closetag', () => handlers.close(names.pop() ?? ''))
  try {
    for (const chunk of decodeXml(document)) parser.write(chunk)
    parser.close()
    return undefined
  } catch (error) {
    if (error instanceof Stopped) return undefined
    if (error instanceof WrongEncoding) return { kind: 'wrong-encoding', encoding: error.encoding }
    if (!(error instanceof Malformed)) throw error
    const words = error.message.replace(/^\d+:\d+: /, '')
    return { kind: 'malformed', line: parser.line, column: Math.max(1, parser.column), words }
  }
}

class Stopped extends Error {}

class Malformed extends Error {}

function refuse(error: Error): never {
  throw new Malformed(error.message)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
