import { expect, test } from './fixtures.ts'
import { integration } from './integration.ts'

test('a session that ends half way is taken up again, with what was typed still there', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 401 /)
  const page = await tosite.signedInPage('admin@tosite.example')
  const { newAccount, accountDialog, account } = integration(page)
  await page.goto('/integration/procountor')
  await newAccount.click()
  await accountDialog.getByRole('textbox', { name: 'Username' }).fill('Palkat')
  await page.context().clearCookies()
  await accountDialog.getByRole('button', { name: 'Create' }).click()

  const signIn = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(signIn.getByRole('textbox', { name: 'Email' })).toHaveValue('admin@tosite.example')
  await signIn.getByRole('textbox', { name: 'Password' }).fill('tosite-demo')
  await signIn.getByRole('button', { name: 'Sign in' }).click()
  await expect(signIn).toBeHidden()
  await expect(accountDialog.getByRole('textbox', { name: 'Username' })).toHaveValue('Palkat')
  await accountDialog.getByRole('button', { name: 'Create' }).click()
  await expect(account('Palkat').row).toContainText('Not authorized')
})

test('the address that was asked for follows after signing in', async ({ page, consoleErrors }) => {
  consoleErrors.expect(/status of 401 .*\/api\/auth\/sign-in\/email\)$/)
  await page.goto('/settings/companies')
  await page.getByRole('textbox', { name: 'Email' }).fill('admin@tosite.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('not right')
  await page.getByRole('textbox', { name: 'Password' }).fill('tosite-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('switch', { name: 'Test company' }).first()).toBeVisible()
})
