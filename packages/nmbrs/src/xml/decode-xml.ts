import { TextDecoder } from 'node:util'

/** The bytes are not text in the encoding they are said to be in. */
export class WrongEncoding extends Error {
  readonly encoding: string

  constructor(encoding: string) {
    super(`not valid ${encoding}`)
    this.name = 'WrongEncoding'
    this.encoding = encoding
  }
}

const CHUNK = 1 << 16

/**
 * The text of an XML document, in pieces, without byte order mark.
 * @throws WrongEncoding for bytes that are not valid in their encoding, or an encoding nobody here knows.
 */
export function* decodeXml(document: string | Uint8Array): Generator<string, void, undefined> {
  if (typeof document === 'string') {
    const start = document.startsWith('\uFEFF') ? 1 : 0
    for (let at = start; at < document.length; at += CHUNK) yield document.slice(at, at + CHUNK)
    return
  }
  const encoding = encodingOf(document)
  const decoder = decoderOf(encoding)
  for (let at = 0; at <= document.length; at += CHUNK) {
    const last = at + CHUNK > document.length
    const text = decode(decoder, encoding, document.subarray(at, at + CHUNK), !last)
    if (text !== '') yield text
  }
}

/**
 * The byte order mark decides, else the declaration. A declared UTF-16 in 8-bit bytes is taken for UTF-8: Nmbrs' journal
 * reports come so, a UTF-16 text having been put into a UTF-8 answer.
 */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'
  return /^(utf-?16|ucs-?2|unicode$)/.test(declared) ? 'utf-8' : declared
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new WrongEncoding(encoding)
  }
}

function decode(decoder: TextDecoder, encoding: string, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw new WrongEncoding(encoding)
  }
}
