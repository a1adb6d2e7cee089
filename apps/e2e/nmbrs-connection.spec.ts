import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { listedCompany } from './mapped-company.ts'
import { tositeApi } from './tosite-api.ts'

test('Nmbrs is asked before a connection is saved', async ({ tosite, consoleErrors }) => {
  consoleErrors.expect(/status of [45]\d\d .*\/api\/nmbrs\/connection/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const api = tositeApi(page, tosite.url)
  const before = await api.ask('GET', '/api/nmbrs/connection')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: 'Nmbrs' }).click()
  const token = page.getByRole('textbox', { name: 'Token' })
  const save = page.getByRole('button', { name: 'Save' })
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue(tosite.nmbrs.username)
  await expect(page.getByRole('textbox', { name: 'Domain' })).toHaveValue(tosite.nmbrs.domain)
  await expect(token, 'the token is never shown').toHaveValue('')

  await token.fill('0123456789abcdef0123456789abcdef')
  await save.click()
  await expect(page.getByRole('alert')).toContainText('Nmbrs refused the request')
  expect(await api.ask('GET', '/api/nmbrs/connection')).toEqual(before)

  await token.fill(tosite.nmbrs.token)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('status')).toContainText('12 debtors, 40 companies')
  await save.click()
  await expect(page.getByRole('status')).toContainText('Saved')
  await expect(token).toHaveValue('')
})

test('what Nmbrs does not answer is shown as it was last read', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const { id } = await listedCompany(page, tosite, '101')
  const june = journalEntries(page).run('Run 6 Kesäkuu').row
  await openRuns(page, id)
  await expect(june).toBeVisible()

  await tosite.nmbrs.control.post('faults', { kind: '500-html', operation: 'Run_GetList' })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('Nmbrs could not be read')
  await expect(june).toBeVisible()
})
