/** Enough to get past white space to the first sign of what it is. */
const LOOKED_AT = 256

/** What a journal file seems to be, by its first visible character: `<` of XML, or a SIE label such as `#FLAGGA`. */
export function sniffJournalFile(document: string | Uint8Array): 'xml' | 'sie' | 'unknown' {
  const start = typeof document === 'string' ? document : startOf(document.subarray(0, LOOKED_AT))
  const [first] = /\S/.exec(start.replace(/^\uFEFF/, '')) ?? []
  if (first === '<') return 'xml'
  return /^[\uFEFF\s]*#[A-Z]/.test(start) ? 'sie' : 'unknown'
}

function startOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  const utf16le = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0)
  const utf16be = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0)
  const text = new TextDecoder(utf16le ? 'utf-16le' : utf16be ? 'utf-16be' : 'latin1').decode(bytes)
  return text.replace(/^ï»¿/, '')
}
