import type { Language } from '@tosite/contract'

/** Each language by its own name, which is how a person finds it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska', fi: 'Suomi' }
export const languageCodes = ['en', 'sv', 'fi'] as const satisfies readonly Language[]

/** How numbers and dates are written: Finland's ways, and for English Europe's. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-FI', fi: 'fi-FI' }

export function asLanguage(text: string | null | undefined): Language {
  return languageCodes.find((code) => code === text) ?? 'en'
}
