import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectContrast } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { integration } from './integration.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { authorizedAccount, listedCompany, mapCompany } from './mapped-company.ts'
import { openScreen, screensWithData } from './screens.ts'

test('every screen keeps the accessibility rules, in light and in dark colours', async ({ tosite, page }) => {
  test.slow(true, 'a dozen screens')
  const admin = await tosite.signedInPage('admin@tosite.example')
  const screens = await screensWithData(admin, tosite)
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await openScreen(admin, screen)
      await expectAccessibleInColors(admin)
    })
  }
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expectAccessibleInColors(page)
})

/** Every rule in light colours; in dark ones what depends on colours. */
async function expectAccessibleInColors(page: Page): Promise<void> {
  const scheme = page.locator('html')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light')
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expectContrast(page)
}

test('open dialogs and menus keep the accessibility rules', async ({ tosite }) => {
  test.slow(true, 'six dialogs and menus')
  const page = await tosite.signedInPage('admin@tosite.example')
  const screens = await screensWithData(page, tosite)
  await authorizedAccount(page, tosite, await listedCompany(page, tosite, '102'))
  const runs = screens.find(({ name }) => name === 'Journal entries Export')
  if (runs === undefined) throw new Error('The screen of the runs is missing.')
  const journals = journalEntries(page)
  const { newAccount, newMapping, mapping } = integration(page)

  await openScreen(page, runs)
  await page.getByRole('button', { name: 'User menu' }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await journals.openUpload.click()
  await expect(journals.upload.submit).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(journals.upload.dialog).toBeHidden()
  await journals.run('Run 6 Kesäkuu').send.click()
  await expect(journals.confirm).toBeEnabled()
  await expectAccessible(page)

  await page.goto('/integration/procountor')
  await newAccount.click()
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/integration/procountor/administrations')
  await newMapping.click()
  await mapping.company.fill('Kuljetus')
  await page.getByRole('option').first().click()
  await mapping.administration.click()
  await page.getByRole('option').first().click()
  await mapping.costCenters.check()
  await mapping.costCenterDimension.click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
})

test('no screen scrolls sideways at 360 pixels', async ({ tosite }) => {
  test.slow(true, 'a dozen screens')
  const page = await tosite.signedInPage('admin@tosite.example')
  const screens = await screensWithData(page, tosite)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await openScreen(page, screen)
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(beyond, `pixels of ${screen.name} beyond the edge`).toBe(0)
      await expectAccessible(page)
    })
  }
})

test('at 360 pixels a run shows its state and its buttons without scrolling sideways', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(page, tosite, '701')
  await page.setViewportSize({ width: 360, height: 740 })
  await openRuns(page, company.id)
  const { row, create, preview } = journalEntries(page).run('Run 10 Lokakuu')
  await expect(row).toContainText('Not created')
  await expect(create).toBeInViewport({ ratio: 1 })
  await create.click()
  await expect(preview).toBeInViewport({ ratio: 1 })
  await expect(row.getByText('Created', { exact: true })).toBeInViewport({ ratio: 1 })
})

test('at 360 pixels the navigation is opened, and makes way for the page that was chosen in it', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  await page.setViewportSize({ width: 360, height: 740 })
  const link = page.getByRole('link', { name: 'Journal entries' })
  await expect(link).not.toBeInViewport()
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(page.getByRole('button', { name: 'Close navigation' })).toBeVisible()
  await link.click()
  await expect(page.getByRole('heading', { name: 'Journal entries', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open navigation' })).toBeVisible()
  await expect(link).not.toBeInViewport()
})

/** Presses Tab until the focus is there, as far as a patient person would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('an account is made and its authorization started with the keyboard alone', async ({ tosite, page }) => {
  await page.goto('/')
  await tabTo(page, page.getByRole('textbox', { name: 'Email' }))
  await page.keyboard.type('admin@tosite.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('tosite-demo')
  await page.keyboard.press('Enter')
  const overview = page.getByRole('heading', { name: 'Overview' })
  await expect(overview).toBeVisible()

  await tabTo(page, page.getByRole('link', { name: 'Integration' }))
  await page.keyboard.press('Enter')
  const { newAccount, accountDialog, account } = integration(page)
  await expect(newAccount).toBeVisible()
  await tabTo(page, newAccount)
  await page.keyboard.press('Enter')
  const username = accountDialog.getByRole('textbox', { name: 'Username' })
  await expect(username).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(accountDialog).toBeHidden()
  await expect(newAccount).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(username).toBeFocused()
  await page.keyboard.type('Palkat')
  await page.keyboard.press('Enter')
  await expect(account('Palkat').row).toContainText('Not authorized')
  await tabTo(page, account('Palkat').authorize)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(tosite.procountor.url)
})
