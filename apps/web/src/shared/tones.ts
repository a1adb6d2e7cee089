/** What a mark means. Each comes with its own shape and always beside a word: colour is never the only sign. */
export const toneNames = ['neutral', 'good', 'moving', 'waiting', 'conflict', 'bad'] as const
export type Tone = (typeof toneNames)[number]

interface Pair {
  readonly text: string
  readonly surface: string
}

/** Text on its own surface; every pair is checked for 4.5:1. */
export const toneColors: Readonly<Record<Tone, { readonly light: Pair; readonly dark: Pair }>> = {
  neutral: { light: { text: '#495057', surface: '#eef0f2' }, dark: { text: '#c9cdd2', surface: '#33373c' } },
  good: { light: { text: '#1a6633', surface: '#e3f4e8' }, dark: { text: '#8fdca8', surface: '#1f3528' } },
  moving: { light: { text: '#0b5c88', surface: '#e1f0f9' }, dark: { text: '#8ecdf0', surface: '#1c313f' } },
  waiting: { light: { text: '#7a4b00', surface: '#fdf1d8' }, dark: { text: '#f0c878', surface: '#3b3019' } },
  conflict: { light: { text: '#8a3d00', surface: '#fde9dc' }, dark: { text: '#f5b48a', surface: '#40291a' } },
  bad: { light: { text: '#a51d24', surface: '#fce8e8' }, dark: { text: '#ff9c9c', surface: '#43211f' } },
}
