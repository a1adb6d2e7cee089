import { catalogue } from '@tosite/contract'
import { beforeAll, expect, test } from 'vitest'
import { i18n, loadCatalogues, startI18n } from '../../i18n/i18n.ts'
import { languageCodes } from '../../i18n/languages.ts'
import { entryTexts, firstSentence, type HelpTranslate, idsWithFix, textCatalogues } from './entry-texts.ts'

beforeAll(() => startI18n({ getItem: () => null }))

async function textsIn(language: (typeof languageCodes)[number]) {
  await i18n.changeLanguage(language)
  await loadCatalogues(...textCatalogues)
  const t: HelpTranslate = i18n.getFixedT(language, textCatalogues)
  return catalogue.map((entry) => ({ id: entry.id, ...entryTexts(entry, t) }))
}

test.each(languageCodes)('every entry has a title, a cause and a way out (%s)', async (language) => {
  const texts = await textsIn(language)
  // A key without a text is answered with the key.
  const isText = (text: string) => /\S/.test(text) && !/^[\w.:-]+$/.test(text)
  const without = (part: 'title' | 'cause' | 'fix') =>
    texts.filter((each) => !isText(each[part])).map(({ id }) => `${id}.${part}`)
  expect([...without('title'), ...without('cause'), ...without('fix')]).toEqual([])
})

test.each(languageCodes)('no text says the same twice, or shows where a value would stand (%s)', async (language) => {
  for (const { id, title, cause, fix } of await textsIn(language)) {
    expect(new Set([title, cause, fix]).size, id).toBe(3)
    expect(`${title}${cause}${fix}`, id).not.toMatch(/\{\{/)
  }
})

test.each(languageCodes)('no two entries look the same (%s)', async (language) => {
  const all = (await textsIn(language)).map(({ title, fix }) => `${title} ${fix}`)
  expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([])
})

test.each(languageCodes)('a way out of the help’s own is for messages that have none (%s)', async (language) => {
  await textsIn(language)
  const resource: unknown = i18n.getResource(language, 'help', 'fixes')
  expect(Object.keys(resource as object).sort()).toEqual([...idsWithFix].sort())
  const messages: unknown = i18n.getResource(language, 'journals', 'delivery')
  const { code } = messages as { readonly code: Readonly<Record<string, string>> }
  for (const id of idsWithFix) {
    const message = code[id]
    if (message !== undefined) expect(firstSentence(message)[1], id).toBe('')
  }
})

test('a message is cut after its first sentence', () => {
  expect(firstSentence('At most 20.5 MB. Choose again. Now.')).toEqual(['At most 20.5 MB.', 'Choose again. Now.'])
  expect(firstSentence('Only this.')).toEqual(['Only this.', ''])
})
