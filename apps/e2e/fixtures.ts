import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type ConsoleErrors, collectConsoleErrors } from './console-errors.ts'
import { runTosite } from './running-tosite.ts'
import { type StandInControl, standInControl } from './stand-in-control.ts'

export { expect }

type DemoEmail = `${'admin' | 'clerk' | 'reader'}@tosite.example`

/** A Tosite for one test alone, with stand-ins for both vendors. */
export interface Tosite {
  readonly url: string
  readonly procountor: {
    readonly url: string
    readonly login: { readonly username: string; readonly password: string }
    readonly control: StandInControl
  }
  readonly nmbrs: {
    readonly url: string
    readonly username: string
    readonly token: string
    readonly domain: string
    readonly control: StandInControl
  }
  /** A page of a browser of their own, signed in through the sign-in page. */
  signedInPage(email: DemoEmail): Promise<Page>
  /** Kills Tosite and the stand-ins without a word, as a crash would. */
  kill(): Promise<void>
  /** Kills the server in the middle of what it does. */
  killServer(): Promise<void>
  /** Starts all of it again on what is stored; the stand-in of Procountor then has a new control address. */
  startAgain(): Promise<StandInControl>
}

interface Fixtures {
  /** Settings of the server for one test; set with `test.use`. */
  environment: Readonly<Record<string, string>>
  tosite: Tosite
  consoleErrors: ConsoleErrors
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],

  consoleErrors: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
    async ({}, use) => {
      const errors = collectConsoleErrors()
      await use(errors)
      expect(errors.unexpected(), 'errors in the browser’s console').toEqual([])
    },
    { auto: true },
  ],

  context: async ({ context, consoleErrors }, use) => {
    consoleErrors.watch(context)
    await use(context)
  },

  tosite: async ({ browser, consoleErrors, environment }, use, testInfo) => {
    const running = await runTosite(environment)
    const { url, standIns } = running
    const contexts: BrowserContext[] = []
    await use({
      url,
      procountor: { ...standIns.procountor, control: standInControl(standIns.procountor.url) },
      nmbrs: { ...standIns.nmbrs, control: standInControl(standIns.nmbrs.url) },
      signedInPage: async (email) => {
        const context = await browser.newContext({ baseURL: url })
        contexts.push(context)
        consoleErrors.watch(context)
        const page = await context.newPage()
        await signIn(page, email)
        return page
      },
      kill: running.kill,
      killServer: running.killServer,
      startAgain: async () => standInControl((await running.startAgain()).procountor.url),
    })
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('tosite.log', { body: running.output(), contentType: 'text/plain' })
    }
    for (const context of contexts) await context.close()
    await running.end()
  },

  baseURL: async ({ tosite }, use) => use(tosite.url),
})

async function signIn(page: Page, email: DemoEmail): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('tosite-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'User menu' })).toBeVisible()
}
