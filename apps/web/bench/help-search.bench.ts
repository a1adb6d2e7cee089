import { catalogue } from '@tosite/contract'
import { createInstance } from 'i18next'
import { entryTexts, type HelpTranslate, textCatalogues } from '../src/features/help/entry-texts.ts'
import { findEntries, helpEntry } from '../src/features/help/find-entries.ts'

const rounds = 200
/** What a screen that is drawn sixty times a second leaves for everything that a key does. */
const targetMs = 16

/** Typed letter by letter, a word of ours, a code, a pasted sentence and something that nothing fits. */
const typed = ['tosite arkisto', 'closed_fiscal_period', "Value of the 'depreciation' field is invalid: X", 'zzzzzz']

for (const language of ['en', 'sv', 'fi']) {
  const entries = await entriesIn(language)
  const keys = typed.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const text of keys) {
      const start = performance.now()
      findEntries(entries, text)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
  const line = `median ${at(0.5).toFixed(3)} ms, 99th percentile ${at(0.99).toFixed(3)} ms`
  console.log(
    `help search (${language}, ${entries.length} entries, ${times.length} keys): ${line} (target ${targetMs})`,
  )
  if (at(0.99) > targetMs) process.exitCode = 1
}

async function entriesIn(language: string) {
  const load = async (name: string): Promise<Record<string, unknown>> =>
    (await import(`../src/i18n/${language}/${name}.json`, { with: { type: 'json' } })).default
  const resources = Object.fromEntries(
    await Promise.all(textCatalogues.map(async (name) => [name, await load(name)] as const)),
  )
  const i18n = createInstance()
  await i18n.init({ lng: language, resources: { [language]: resources }, interpolation: { escapeValue: false } })
  const t: HelpTranslate = i18n.getFixedT(language, textCatalogues)
  return catalogue.map((entry) => helpEntry(entry, entryTexts(entry, t)))
}
