/**
 * The 27 characters that Windows-1252 has at 0x80 to 0x9F, outside Latin-1. The bytes 81, 8D, 8F, 90 and 9D are undefined
 * and stand for nothing. Procountor accepts UTF-8 but only characters of this set.
 */
const beyondLatin1 = new Set(Array.from('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', (character) => character.charCodeAt(0)))

/** Whether a UTF-16 code unit is a printable character of Windows-1252. Control characters are not. */
export function isWindows1252Unit(unit: number): boolean {
  return (unit >= 0x20 && unit <= 0x7e) || (unit >= 0xa0 && unit <= 0xff) || beyondLatin1.has(unit)
}

export function isWindows1252(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWindows1252Unit(text.charCodeAt(at))) return false
  return true
}
