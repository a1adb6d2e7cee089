import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitText } from './fit-text.ts'
import { isWindows1252 } from './windows-1252.ts'

test('Finnish, Swedish and Estonian letters and the usual signs stay', () => {
  const text = 'Työ Åsa Õun šokki žurnaali € – — ’ … ½ §'
  expect(fitText(text, 255)).toEqual({ text, replaced: [], shortened: false })
})

test('only the characters that do not fit are replaced', () => {
  expect(fitText('Łukasz Żółć, työ', 255)).toEqual({
    text: 'Lukasz Zólc, työ',
    replaced: ['Ł', 'Ż', 'ł', 'ć'],
    shortened: false,
  })
  expect(fitText('Юлия', 255).text).toBe('Yuliya')
})

test('letters are composed first', () => {
  expect(fitText('Tyo\u0308', 255)).toEqual({ text: 'Työ', replaced: [], shortened: false })
})

test('what has no transliteration becomes a question mark', () => {
  expect(fitText('a\u{10FFFF}b', 255)).toEqual({ text: 'a?b', replaced: ['U+10FFFF'], shortened: false })
  expect(fitText('\ud83d', 255).text).toBe('?')
})

test('a mark that stands over a letter goes without leaving a question mark', () => {
  expect(fitText('x\u0301y', 255)).toEqual({ text: 'xy', replaced: ['\u0301'], shortened: false })
})

test('control characters and line breaks become spaces', () => {
  expect(fitText('a\r\nb\tc\u0085d\u2028e\u0000', 255).text).toBe('a  b c d e ')
  expect(fitText('a\nb', 255).replaced).toEqual(['U+000A'])
})

test('the five undefined bytes of Windows-1252 are no characters', () => {
  for (const undefinedByte of ['\u0081', '\u008d', '\u008f', '\u0090', '\u009d']) {
    expect(isWindows1252(undefinedByte)).toBe(false)
    expect(fitText(undefinedByte, 255).text).toBe(' ')
  }
})

test('Windows-1252 is what its decoder makes of printable bytes', () => {
  const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => byte >= 0x20 && byte !== 0x7f && !undefinedBytes.includes(byte),
  )
  const characters = new TextDecoder('windows-1252').decode(Uint8Array.from(bytes))
  expect(isWindows1252(characters)).toBe(true)
  const present = new Set(characters)
  for (let unit = 0; unit <= 0xffff; unit++) {
    const character = String.fromCharCode(unit)
    if (isWindows1252(character) !== present.has(character)) expect.fail(`U+${unit.toString(16)}`)
  }
})

test('a text is cut at its limit', () => {
  expect(fitText('abcdef', 4)).toEqual({ text: 'abcd', replaced: [], shortened: true })
  expect(fitText('abcd', 4).shortened).toBe(false)
  expect(fitText('Щщщ', 4)).toMatchObject({ text: 'Shch', shortened: true })
})

test('whatever is put in, what comes out can be sent and stays as it is when fitted again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 40 }), (text, length) => {
      const fitted = fitText(text, length)
      expect(isWindows1252(fitted.text)).toBe(true)
      expect(fitted.text.length).toBeLessThanOrEqual(length)
      expect(fitText(fitted.text, length)).toEqual({ text: fitted.text, replaced: [], shortened: false })
      expect(
        fitted.text === text || fitted.shortened || fitted.replaced.length > 0 || text.normalize('NFC') === fitted.text,
      ).toBe(true)
    }),
  )
})
