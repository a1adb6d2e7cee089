import type { Page } from '@playwright/test'
import { expect, type Tosite, test } from './fixtures.ts'
import { integration } from './integration.ts'
import { authorizeAtProcountor, logInAtProcountor, procountorPages } from './procountor-pages.ts'
import { tositeApi } from './tosite-api.ts'

const company = 'Kaislaranta Leipomo Oy'

/** A page that stands at Procountor's login for the account `Palkat`. */
async function atLogin(tosite: Tosite): Promise<Page> {
  const page = await tosite.signedInPage('admin@tosite.example')
  await tositeApi(page, tosite.url).ask('POST', '/api/accounts', { username: 'Palkat' })
  await page.goto('/integration/procountor')
  await integration(page).account('Palkat').authorize.click()
  await expect(procountorPages(page).title).toHaveText('Log in')
  return page
}

async function expectFailed(page: Page, reason: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Authorization failed' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(reason)
}

async function expectStillNotAuthorized(tosite: Tosite, page: Page): Promise<void> {
  expect(await tositeApi(page, tosite.url).ask('GET', '/api/accounts')).toMatchObject({
    accounts: [{ username: 'Palkat', status: 'not-authorized', administration: null }],
  })
  await page.goto('/integration/procountor')
  await expect(integration(page).account('Palkat').row).toContainText('Not authorized')
}

test('a wrong password is Procountor’s to refuse, on its own page', async ({ tosite, consoleErrors }) => {
  consoleErrors.expect(/status of 401 .*\/login\)$/)
  const page = await atLogin(tosite)
  await logInAtProcountor(page, { ...tosite.procountor.login, password: 'wrong' })
  await expect(procountorPages(page).refusal).toBeVisible()
  expect(new URL(page.url()).origin).toBe(tosite.procountor.url)

  await authorizeAtProcountor(page, tosite.procountor.login, company)
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
})

test('whoever cancels at Procountor is told so, and Try again leads to the login page', async ({ tosite }) => {
  const page = await atLogin(tosite)
  const procountor = procountorPages(page)
  await procountor.cancel.click()
  await expectFailed(page, 'cancelled at Procountor')

  await page.getByRole('button', { name: 'Try again' }).click()
  await logInAtProcountor(page, tosite.procountor.login)
  await procountor.cancel.click()
  await expectFailed(page, 'cancelled at Procountor')

  // Procountor's own documents do not say whether it names the error: it may return the state alone.
  await tosite.procountor.control.post('facts', { cancelReturnsError: false })
  await page.getByRole('button', { name: 'Try again' }).click()
  await procountor.cancel.click()
  await expectFailed(page, 'without an authorization code')
  await expectStillNotAuthorized(tosite, page)
})

test('a forged state authorizes nothing', async ({ tosite }) => {
  const page = await atLogin(tosite)
  await page.goto(`${tosite.url}/api/procountor/callback?code=forged&state=forged`)
  await expectFailed(page, 'does not belong to any authorization started here')
  await expectStillNotAuthorized(tosite, page)
})

test('a callback address works once', async ({ tosite }) => {
  const page = await atLogin(tosite)
  const returning = page.waitForRequest((request) => request.url().includes('/api/procountor/callback?'))
  await authorizeAtProcountor(page, tosite.procountor.login, company)
  const callback = (await returning).url()
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()

  const api = tositeApi(page, tosite.url)
  const before = await api.ask('GET', '/api/accounts')
  await page.goto(callback)
  await expectFailed(page, 'has been used already')
  expect(await api.ask('GET', '/api/accounts')).toEqual(before)
})

test('a return in another browser’s session authorizes nothing, and uses the state up', async ({ tosite }) => {
  const page = await atLogin(tosite)
  const other = await tosite.signedInPage('admin@tosite.example')
  await other.goto(page.url())
  await authorizeAtProcountor(other, tosite.procountor.login, company)
  await expectFailed(other, 'started in another session')
  await expectStillNotAuthorized(tosite, other)
})

test('someone whose session ended meanwhile is told so after signing in again', async ({ tosite }) => {
  const page = await atLogin(tosite)
  await page.context().clearCookies({ domain: 'localhost' })
  await authorizeAtProcountor(page, tosite.procountor.login, company)
  await page.getByRole('textbox', { name: 'Email' }).fill('admin@tosite.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('tosite-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectFailed(page, 'started in another session')
  await expectStillNotAuthorized(tosite, page)
})

const troubles = [
  { kind: 'refuse-before-saving', message: 'INVALID_AUTHORIZATION_CODE', says: 'INVALID_AUTHORIZATION_CODE' },
  { kind: '500', says: 'Procountor did not answer' },
  { kind: 'cut', says: 'Procountor did not answer' },
  { kind: 'half-answer', says: 'Procountor did not answer' },
]

test('a code that Procountor does not turn into tokens authorizes nothing, until it does', async ({ tosite }) => {
  const page = await atLogin(tosite)
  for (const { says, ...fault } of troubles) {
    await test.step(fault.kind, async () => {
      await tosite.procountor.control.post('faults', { ...fault, method: 'POST', path: '/oauth/token' })
      await authorizeAtProcountor(page, tosite.procountor.login, company)
      await expectFailed(page, says)
      await expectStillNotAuthorized(tosite, page)
      await integration(page).account('Palkat').authorize.click()
    })
  }
  await authorizeAtProcountor(page, tosite.procountor.login, company)
  await expect(page.getByRole('heading', { name: 'Authorization succeeded' })).toBeVisible()
})
