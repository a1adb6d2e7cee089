import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'
import { toneColors, toneNames } from './tones.ts'

// biome-ignore format: ten shades, light to dark
export const petrol: MantineColorsTuple = ['#ecf6f7', '#d8ebed', '#afd6da', '#82bfc6', '#5aabb4', '#3d9aa5', '#268a96', '#197a86', '#0b6873', '#07535c']
// biome-ignore format: ten shades, light to dark
export const danger: MantineColorsTuple = ['#fdecec', '#f9d6d6', '#f2abab', '#ec7d7d', '#e55757', '#dc4545', '#cf3535', '#c03030', '#ad2228', '#8f1a20']
// biome-ignore format: ten shades, light to dark; the first is text, the eighth the page
const dark: MantineColorsTuple = ['#d3d7db', '#b4b8bd', '#8b9198', '#6b7178', '#474d54', '#3a4047', '#2b3036', '#1f2327', '#191c1f', '#131618']

/** Readable in both schemes: 4.5:1 on page and card. Mantine's own are 3.3:1 (errors) and 3.5:1 (dimmed text). */
export const textColors = {
  light: { dimmed: '#495057', error: '#b02128', page: '#ffffff', card: '#f6f8f9' },
  dark: { dimmed: '#b4b8bd', error: '#ff9c9c', page: '#1f2327', card: '#262a2f' },
} as const

export const shades = { light: 8, dark: 7 } as const

/** White and black are equally readable at this luminance: text on a filled colour is never below 4.5:1. */
const equalContrast = 0.179

/** `close` names the close button of dialogs, which Mantine leaves without a name. */
export function themeWith(words: { readonly close: string }): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': words.close }
  return createTheme({
    primaryColor: 'petrol',
    primaryShade: shades,
    colors: { petrol, danger, dark },
    autoContrast: true,
    luminanceThreshold: equalContrast,
    defaultRadius: 'sm',
    respectReducedMotion: true,
    cursorType: 'pointer',
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    headings: { fontWeight: '600' },
    components: {
      Badge: { defaultProps: { variant: 'light', tt: 'none', radius: 'sm' } },
      Modal: { defaultProps: { closeButtonProps, centered: true } },
      // The placeholder that Mantine puts first may not stand in a menu (WAI-ARIA: only items and groups of them).
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Drawer: { defaultProps: { closeButtonProps } },
      Notification: { defaultProps: { closeButtonProps } },
      // 24 px: the least target that touch needs.
      Checkbox: { defaultProps: { size: 'md' } },
      Radio: { defaultProps: { size: 'md' } },
      Switch: { defaultProps: { size: 'md' } },
    },
  })
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})

function schemeVariables(scheme: 'light' | 'dark'): Record<`--${string}`, string> {
  const { dimmed, error, page, card } = textColors[scheme]
  const tones = toneNames.flatMap((tone) => [
    [`--tone-${tone}-text`, toneColors[tone][scheme].text],
    [`--tone-${tone}-surface`, toneColors[tone][scheme].surface],
  ])
  return {
    '--mantine-color-dimmed': dimmed,
    '--mantine-color-error': error,
    '--mantine-color-placeholder': dimmed,
    '--mantine-color-body': page,
    '--tosite-card': card,
    ...Object.fromEntries(tones),
  }
}
