import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const shipped = new Set(['document', 'script', 'stylesheet', 'font', 'image'])

/** Bytes, compressed, of everything that a page makes the browser fetch before `shown` is there. */
async function weightOf(page: Page, path: string, shown: () => Promise<void>): Promise<number> {
  const weights = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    const isShipped = shipped.has(response.request().resourceType()) && response.ok()
    if (isShipped)
      weights.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      )
  })
  await page.goto(path)
  await shown()
  const bytes = await Promise.all(weights.values())
  expect(bytes.length, 'files that the page fetched').toBeGreaterThan(1)
  return bytes.reduce((sum, weight) => sum + weight, 0)
}

test('the sign-in page ships at most 150 kB', async ({ page }) => {
  const weight = await weightOf(page, '/', () => expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible())
  expect(weight).toBeLessThanOrEqual(150_000)
})

test('the first page after signing in ships at most 220 kB', async ({ tosite, browser }) => {
  const signedIn = await tosite.signedInPage('admin@tosite.example')
  // Signed in, but with nothing in its cache.
  const context = await browser.newContext({ storageState: await signedIn.context().storageState() })
  const page = await context.newPage()
  const weight = await weightOf(page, tosite.url, () =>
    expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible(),
  )
  await context.close()
  expect(weight).toBeLessThanOrEqual(220_000)
})
