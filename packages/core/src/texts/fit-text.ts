import anyAscii from 'any-ascii'
import { isWindows1252, isWindows1252Unit } from './windows-1252.ts'

export interface FittedText {
  /** NFC, Windows-1252 without control characters, at most the asked length. */
  readonly text: string
  /** Distinct characters that were replaced; unprintable ones as `U+000A`. */
  readonly replaced: readonly string[]
  readonly shortened: boolean
}

const controlOrLineBreak = /[\p{Cc}\u2028\u2029]/u
/** Marks and invisible characters have no shape of their own to put a `?` for. */
const markOrInvisible = /[\p{M}\p{Cf}]/u
const unprintable = /[\p{C}\p{Z}]/u

/** Makes a text acceptable to Procountor, changing only the characters that do not fit. `maxLength` counts UTF-16 units. */
export function fitText(text: string, maxLength: number): FittedText {
  if (isWindows1252(text)) {
    const shortened = text.length > maxLength
    return { text: shortened ? text.slice(0, maxLength) : text, replaced: [], shortened }
  }
  const replaced = new Set<string>()
  let fitted = ''
  for (const character of text.normalize('NFC')) {
    if (character.length === 1 && isWindows1252Unit(character.charCodeAt(0))) fitted += character
    else {
      fitted += substitute(character, fitted !== '')
      replaced.add(shown(character))
    }
  }
  // Every character is one unit by now, so cutting cannot split a surrogate pair.
  const shortened = fitted.length > maxLength
  return { text: shortened ? fitted.slice(0, maxLength) : fitted, replaced: [...replaced], shortened }
}

function substitute(character: string, hasBase: boolean): string {
  if (controlOrLineBreak.test(character)) return ' '
  const ascii = anyAscii(character)
  if (ascii !== '') return isWindows1252(ascii) ? ascii : '?'
  return hasBase && markOrInvisible.test(character) ? '' : '?'
}

function shown(character: string): string {
  if (!unprintable.test(character)) return character
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
