import type { Language } from '@tosite/contract'
import { type BackendModule, createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogues } from './i18next.d.ts'
import { asLanguage } from './languages.ts'

export type CatalogueName = keyof Catalogues

const files = import.meta.glob<Record<string, unknown>>('./{en,sv,fi}/*.json', { import: 'default' })

/** Catalogues are fetched when a page first needs them, one file per language and feature. */
const catalogueFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`]
    if (load === undefined) return done(new Error(`no catalogue ${language}/${namespace}`), null)
    load().then(
      (catalogue) => done(null, catalogue),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

const storageKey = 'tosite-language'

export const i18n = createInstance()

/** Starts in the language last used on this machine: English until one was chosen. */
export async function startI18n(storage: Pick<Storage, 'getItem'>): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18n
    .use(catalogueFiles)
    .use(initReactI18next)
    .init({
      lng: asLanguage(storage.getItem(storageKey)),
      fallbackLng: false,
      ns: ['common', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    })
}

/** Shows the screens in a user's language, and remembers it for the sign-in page. */
export async function showLanguage(language: Language, storage: Pick<Storage, 'setItem'>): Promise<void> {
  storage.setItem(storageKey, language)
  if (i18n.language !== language) await i18n.changeLanguage(language)
}

/** To be awaited beside a page's code, so that the page appears with its words. */
export function loadCatalogues(...names: readonly CatalogueName[]): Promise<void> {
  return i18n.loadNamespaces(names)
}
