import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openScreen, screensWithData } from './screens.ts'

const languages = [
  {
    code: 'sv',
    name: 'Svenska',
    signIn: { email: 'E-post', password: 'Lösenord', button: 'Logga in' },
    userMenu: 'Användarmeny',
    signOut: 'Logga ut',
    overview: 'Översikt',
    /** Words shared with English, names, and what Nmbrs calls its token. */
    shared: ['Integration', 'Procountor', 'Nmbrs', 'Nmbrs-konto', 'Period', 'Text', 'Token'],
  },
  {
    code: 'fi',
    name: 'Suomi',
    signIn: { email: 'Sähköposti', password: 'Salasana', button: 'Kirjaudu' },
    userMenu: 'Käyttäjävalikko',
    signOut: 'Kirjaudu ulos',
    overview: 'Yleiskatsaus',
    shared: ['Procountor', 'Nmbrs', 'Token'],
  },
] as const

async function choose(page: Page, userMenu: string, language: string): Promise<void> {
  await page.getByRole('button', { name: userMenu }).click()
  await page.getByRole('menuitemradio', { name: language }).click()
  await page.keyboard.press('Escape')
}

/** What names things on a page: headings, controls, labels, column headings. Not what companies and runs are called. */
async function wordsOf(page: Page): Promise<ReadonlySet<string>> {
  const words = await page
    .locator('h1, h2, h3, button, label, legend, caption, nav a, main th[scope=col], [role=tab]')
    .evaluateAll((elements) =>
      elements.flatMap((element) => [element.textContent ?? '', element.getAttribute('aria-label') ?? '']),
    )
  return new Set(words.map((word) => word.trim()).filter((word) => /\p{L}{3}/u.test(word)))
}

/** Names and codes that are the same in every language. */
const data = /Oy|Kesäkuu|kuu\b|^\d|Kustannuspaikka|Projekti/

test('every screen speaks Swedish and Finnish, with no English left over', async ({ tosite }) => {
  test.slow(true, 'a dozen screens, three times')
  const page = await tosite.signedInPage('admin@tosite.example')
  const screens = await screensWithData(page, tosite)
  const english = new Map<string, ReadonlySet<string>>()
  for (const screen of screens) {
    await openScreen(page, screen)
    english.set(screen.name, await wordsOf(page))
  }

  let userMenu = 'User menu'
  for (const language of languages) {
    await test.step(language.name, async () => {
      await page.goto('/')
      await choose(page, userMenu, language.name)
      userMenu = language.userMenu
      await expect(page.getByRole('heading', { name: language.overview, level: 1 })).toBeVisible()
      for (const screen of screens) {
        await openScreen(page, screen)
        await expect(page.locator('html')).toHaveAttribute('lang', language.code)
        const words = await wordsOf(page)
        const left = [...words].filter((word) => english.get(screen.name)?.has(word) === true)
        const unexpected = left.filter((word) => !data.test(word) && !language.shared.some((each) => each === word))
        expect(unexpected, `words on ${screen.name} that are the same as in English`).toEqual([])
        expect(words.size, `words on ${screen.name}`).toBeGreaterThan(3)
      }
    })
  }
})

for (const { code, name, signIn, userMenu, signOut, overview } of languages) {
  test(`${name} stays chosen after signing out, and comes back in another browser`, async ({ tosite, browser }) => {
    const page = await tosite.signedInPage('clerk@tosite.example')
    await choose(page, 'User menu', name)
    await page.getByRole('button', { name: userMenu }).click()
    await page.getByRole('menuitem', { name: signOut }).click()
    await expect(page.getByRole('button', { name: signIn.button })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', code)
    await page.getByRole('textbox', { name: signIn.email }).fill('clerk@tosite.example')
    await page.getByRole('textbox', { name: signIn.password }).fill('tosite-demo')
    await page.getByRole('button', { name: signIn.button }).click()
    await expect(page.getByRole('heading', { name: overview, level: 1 })).toBeVisible()

    const context = await browser.newContext({ baseURL: tosite.url, locale: 'sv-SE' })
    const elsewhere = await context.newPage()
    await elsewhere.goto('/')
    await elsewhere.getByRole('textbox', { name: 'Email' }).fill('clerk@tosite.example')
    await elsewhere.getByRole('textbox', { name: 'Password' }).fill('tosite-demo')
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
    await expect(elsewhere.getByRole('heading', { name: overview, level: 1 })).toBeVisible()
    await expect(elsewhere.locator('html')).toHaveAttribute('lang', code)
    await context.close()
  })
}
