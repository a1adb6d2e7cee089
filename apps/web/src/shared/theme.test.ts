import { expect, test } from 'vitest'
import { danger, petrol, shades, textColors } from './theme.ts'
import { toneColors, toneNames } from './tones.ts'

const channel = (hex: string, at: number) => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}
const schemes = ['light', 'dark'] as const

test.each(schemes)('dimmed text and errors can be read in %s', (scheme) => {
  const { dimmed, error, page, card } = textColors[scheme]
  for (const text of [dimmed, error]) {
    for (const surface of [page, card]) expect(contrast(text, surface), `${text} on ${surface}`).toBeGreaterThan(4.5)
  }
})

test.each(schemes)('every tone can be read in %s, on its own surface and on the page', (scheme) => {
  for (const tone of toneNames) {
    const { text, surface } = toneColors[tone][scheme]
    expect(contrast(text, surface), tone).toBeGreaterThan(4.5)
    expect(contrast(text, textColors[scheme].page), tone).toBeGreaterThan(4.5)
    expect(contrast(text, textColors[scheme].card), tone).toBeGreaterThan(4.5)
  }
})

test.each(schemes)('text on a filled button can be read in %s', (scheme) => {
  for (const palette of [petrol, danger]) {
    const filled = palette[shades[scheme]] ?? '#ffffff'
    expect(contrast('#ffffff', filled), filled).toBeGreaterThan(4.5)
  }
})

test('the palette’s link colour can be read on the page', () => {
  expect(contrast(petrol[shades.light] ?? '', textColors.light.page)).toBeGreaterThan(4.5)
  expect(contrast(petrol[4] ?? '', textColors.dark.page)).toBeGreaterThan(4.5)
})
