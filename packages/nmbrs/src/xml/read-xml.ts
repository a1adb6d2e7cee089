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

/** For a document that is mostly the same element over and over, which its reader can take without the parser. */
export interface XmlShortcut {
  /** Global; matches tags behind which such elements may stand. */
  readonly behind: RegExp
  /**
   * Called between two parts of an element's content, which goes on in `document` at `from`. May take complete, well-formed
   * elements and the white space around them from there, and returns where it stopped. The parser never sees them: what
   * is well-formed with them is so without.
   */
  take(document: string, from: number): number
}

/** `line` and `column` count from 1; `words` are the parser's. */
export type XmlProblem =
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number; readonly words: string }
  | { readonly kind: 'wrong-encoding'; readonly encoding: string }

/**
 * Reads a document in one pass, handing its parts to `handlers`; what they were given before a problem is to be thrown
 * away. A document type declaration is refused, so there are no entities but XML's own five and character references.
 */
export function readXml(
  document: string | Uint8Array,
  handlers: XmlHandlers,
  shortcut?: XmlShortcut,
): XmlProblem | undefined {
  const parser = new SaxesParser({ position: true, xmlns: false })
  let behindTag = 0
  parser.on('error', refuse)
  parser.on('doctype', () => refuse(new Error('a document type declaration is not accepted.')))
  parser.on('opentag', ({ name, attributes }) => {
    behindTag = parser.position
    if (handlers.open(localName(name), attributes) === 'stop') throw new Stopped()
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  parser.on('closetag', ({ name }) => {
    behindTag = parser.position
    handlers.close(localName(name))
  })

  let written = 0
  function write(text: string) {
    written += text.length
    parser.write(text)
  }

  function writeAround({ behind, take }: XmlShortcut, text: string) {
    for (let at = 0; at < text.length; ) {
      behind.lastIndex = at
      const end = behind.test(text) ? behind.lastIndex : text.length
      write(text.slice(at, end))
      // Only where the parser has just read a tag: the same letters may stand in a comment.
      at = behindTag === written ? take(text, end) : end
    }
  }

  try {
    for (const chunk of decodeXml(document)) {
      if (shortcut === undefined) write(chunk)
      else writeAround(shortcut, chunk)
    }
    parser.close()
    return undefined
  } catch (error) {
    if (error instanceof Stopped) return undefined
    if (error instanceof WrongEncoding) return { kind: 'wrong-encoding', encoding: error.encoding }
    if (!(error instanceof Malformed)) throw error
    const words = error.message.replace(/^\d+:\d+: /, '')
    const problem = { kind: 'malformed', line: parser.line, column: Math.max(1, parser.column), words } as const
    // What the parser has not seen it has not counted: it takes all of the document to tell the place.
    return shortcut === undefined ? problem : (readXml(document, nobody) ?? problem)
  }
}

const nobody: XmlHandlers = { open: () => undefined, text: () => undefined, close: () => undefined }

class Stopped extends Error {}

class Malformed extends Error {}

function refuse(error: Error): never {
  throw new Malformed(error.message)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
