import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'

/** å ä ö Å Ä Ö é ü in code page 437, the `PC8` that the format prescribes. */
const nordicInCp437 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81])
/** The same letters in ISO 8859-1 and Windows-1252. In code page 437 these bytes are Greek letters and box lines. */
const nordicInLatin1 = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xfc])

/**
 * The text of a SIE file. The format allows code page 437 only, and files say `#FORMAT PC8` whatever they are in, so the
 * bytes decide: valid UTF-8 is UTF-8 (the Nordic letters of the other two never are), else whichever of code page 437 and
 * Windows-1252 turns more of the bytes into Nordic letters; code page 437 where that says nothing.
 */
export function decodeSie(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return iconv.decode(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      looksLatin1(bytes) ? 'windows-1252' : 'cp437',
    )
  }
}

function looksLatin1(bytes: Uint8Array): boolean {
  let more = 0
  for (const byte of bytes) {
    if (nordicInLatin1.has(byte)) more += 1
    else if (nordicInCp437.has(byte)) more -= 1
  }
  return more > 0
}
