import { authorizationFailures, errorCodes } from '@tosite/contract'
import { expect, test } from 'vitest'

const files = import.meta.glob<Record<string, unknown>>('./{en,sv,fi}/*.json', { import: 'default', eager: true })

interface Catalogue {
  readonly name: string
  readonly texts: ReadonlyMap<string, string>
}

const cataloguesOf = (language: string): readonly Catalogue[] =>
  Object.entries(files)
    .filter(([path]) => path.startsWith(`./${language}/`))
    .map(([path, tree]) => ({ name: path.slice(`./${language}/`.length), texts: new Map(leaves(tree, '')) }))

function leaves(tree: unknown, path: string): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]]
  return Object.entries(tree ?? {}).flatMap(([key, branch]) => leaves(branch, path === '' ? key : `${path}.${key}`))
}

const gapsOf = (text: string) => [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1]).sort()
const english = cataloguesOf('en')

test('there are catalogues to look at', () => {
  expect(english.length).toBeGreaterThanOrEqual(8)
})

test.each(['sv', 'fi'])('%s has the same catalogues with the same keys as English', (language) => {
  const translated = cataloguesOf(language)
  expect(translated.map(({ name }) => name)).toEqual(english.map(({ name }) => name))
  for (const [at, { name, texts }] of english.entries()) {
    expect([...(translated[at]?.texts.keys() ?? [])].sort(), name).toEqual([...texts.keys()].sort())
  }
})

test.each(['en', 'sv', 'fi'])('%s has no empty text', (language) => {
  const empty = cataloguesOf(language).flatMap(({ name, texts }) =>
    [...texts].flatMap(([key, text]) => (text.trim() === '' ? [`${name} ${key}`] : [])),
  )
  expect(empty).toEqual([])
})

test.each(['sv', 'fi'])('%s fills the same gaps as English', (language) => {
  const translated = cataloguesOf(language)
  const different = english.flatMap(({ name, texts }, at) =>
    [...texts].flatMap(([key, text]) => {
      const other = translated[at]?.texts.get(key) ?? ''
      return gapsOf(text).join() === gapsOf(other).join() ? [] : [`${name} ${key}`]
    }),
  )
  expect(different).toEqual([])
})

test('every error code and every reason of a failed authorization has its text', () => {
  const errors = english.find(({ name }) => name === 'errors.json')
  const wanted = [...errorCodes, ...authorizationFailures.map((reason) => `authorization.${reason}`)]
  expect(wanted.filter((key) => errors?.texts.has(key) !== true)).toEqual([])
})
