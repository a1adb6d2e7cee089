import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'

test('Tosite is healthy, describes its interface, and shows the way in', async ({ tosite, page, request }) => {
  const health = await request.get('/api/health')
  expect(health.status()).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })

  const description = await request.get('/api/openapi.json')
  expect(await description.json()).toMatchObject({ openapi: expect.stringMatching(/^3\./) })

  await page.goto(tosite.url)
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  await expectAccessible(page)
})

for (const email of ['admin@tosite.example', 'clerk@tosite.example', 'reader@tosite.example'] as const) {
  test(`${email} can sign in and out`, async ({ tosite }) => {
    const page = await tosite.signedInPage(email)
    await page.getByRole('button', { name: 'User menu' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  })
}

test('nothing is left running when the launcher is killed', async ({ tosite }) => {
  await tosite.kill()
  const addresses = [tosite.url, tosite.procountor.url, tosite.nmbrs.url]
  for (const address of addresses) {
    await expect(async () => {
      const answer = await fetch(address).catch(() => undefined)
      expect(answer).toBeUndefined()
    }).toPass()
  }
})
