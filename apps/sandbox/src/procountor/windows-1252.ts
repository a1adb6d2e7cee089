/** The printable characters of Windows-1252 between 0x80 and 0x9F; the rest is Latin-1. */
const special = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** Procountor takes UTF-8, but only characters that exist in Windows-1252. */
export function isWindows1252(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const latin1 = code < 0x80 || (code >= 0xa0 && code <= 0xff)
    if (!latin1 && !special.has(character)) return false
  }
  return true
}
