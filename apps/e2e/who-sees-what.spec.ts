import { arrivedReceipts, expectedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { integration } from './integration.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { listedCompany, mapCompany } from './mapped-company.ts'
import { tositeApi } from './tosite-api.ts'

const bakery = 'Kaislaranta Leipomo Oy (esimerkki)'
const june = 'Run 6 Kesäkuu'

test('the clerk sees one company and nothing of the office', async ({ tosite, consoleErrors }) => {
  consoleErrors.expect(/status of 40[34] .*\/api\/|RequestError: (There is no such|Your rights do not allow)/)
  const admin = await tosite.signedInPage('admin@tosite.example')
  const own = await listedCompany(admin, tosite, '101')
  const other = await listedCompany(admin, tosite, '102')
  const clerk = await tosite.signedInPage('clerk@tosite.example')

  await expect(clerk.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await expect(clerk.getByRole('navigation').getByRole('link')).toHaveText(['Overview', 'Journal entries'])
  await expect(clerk.getByRole('main').getByRole('link')).toHaveText([bakery])
  await clerk.getByRole('link', { name: 'Journal entries' }).click()
  await expect(clerk.getByRole('heading', { name: 'Journal entries' })).toBeVisible()
  await expect(clerk.getByRole('main').getByRole('row').getByRole('link')).toHaveText([bakery])

  for (const path of [
    `/journal-entries/${other.id}`,
    `/journal-entries/${other.id}/journals/any`,
    '/journal-entries/999999999',
  ]) {
    await clerk.goto(path)
    await expect(clerk.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  }
  for (const path of ['/integration/procountor', '/settings/nmbrs', '/settings/companies']) {
    await clerk.goto(path)
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(/Page not found|Something went wrong/)
  }

  const api = tositeApi(clerk, tosite.url)
  const status = async (...call: Parameters<typeof api.call>) => (await api.call(...call)).status()
  expect(await api.ask('GET', '/api/companies')).toMatchObject({ companies: [{ id: own.id }] })
  expect(await status('GET', `/api/companies/${other.id}`)).toBe(404)
  expect(await status('GET', `/api/companies/${other.id}/runs?year=2026`)).toBe(404)
  expect(await status('POST', `/api/companies/${other.id}/runs/any/journal`)).toBe(404)
  expect(await status('GET', '/api/accounts')).toBe(403)
  expect(await status('GET', '/api/mappings')).toBe(403)
  expect(await status('GET', '/api/nmbrs/connection')).toBe(403)
  expect(await status('PUT', `/api/companies/${own.id}/test-company`, { testCompany: true })).toBe(403)
})

test('the clerk sends a journal of their company', async ({ tosite }) => {
  const admin = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(admin, tosite, '101', { costUnits: 'Projekti' })
  const clerk = await tosite.signedInPage('clerk@tosite.example')
  const journals = journalEntries(clerk)
  const run = journals.run(june)
  await openRuns(clerk, company.id)
  await run.create.click()
  await run.preview.click()
  await expect(journals.receipts).toHaveCount(6)
  await journals.send.click()
  await journals.confirm.click()
  await expect(clerk.getByRole('main')).toContainText('6 of 6 verified')
  expect(await arrivedReceipts(tosite.procountor.control, company.administrationId)).toEqual(
    await expectedReceipts('journal-xml/02-june-with-corrections-jan-may.xml'),
  )

  await openRuns(admin, company.id)
  await expect(journalEntries(admin).run(june).row).toContainText('Verified')
})

test('the reader sees everything and changes nothing', async ({ tosite }) => {
  const admin = await tosite.signedInPage('admin@tosite.example')
  const company = await mapCompany(admin, tosite, '101')
  await openRuns(admin, company.id)
  await journalEntries(admin).run(june).create.click()
  await expect(journalEntries(admin).run(june).row).toContainText('Created')

  const reader = await tosite.signedInPage('reader@tosite.example')
  const accounts = integration(reader)
  const journals = journalEntries(reader)
  const run = journals.run(june)
  const main = reader.getByRole('main')

  await reader.getByRole('link', { name: 'Integration' }).click()
  await expect(main.getByRole('row').filter({ hasText: 'Palkat 101' })).toContainText('Kaislaranta Leipomo Oy')
  await expect(main.getByRole('button')).toHaveCount(0)
  await accounts.administrations.click()
  await expect(accounts.newMapping).toHaveCount(0)
  await main.getByRole('link', { name: bakery }).click()
  await expect(reader.getByRole('heading', { name: 'Dimensions' })).toBeVisible()
  await expect(main.getByRole('button', { name: /Save|Delete/ })).toHaveCount(0)
  await expect(main.getByRole('textbox', { name: 'Reference pattern' })).not.toBeEditable()

  await reader.goto('/settings/companies')
  const marks = main.getByRole('switch')
  await expect(marks.first()).toBeVisible()
  expect(await marks.count()).toBe(await main.getByRole('switch', { disabled: true }).count())
  await reader.goto('/settings/nmbrs')
  await expect(main.getByRole('textbox', { name: 'Domain' })).not.toBeEditable()
  await expect(main.getByRole('button', { name: 'Save' })).toHaveCount(0)

  await openRuns(reader, company.id)
  await expect(run.row).toContainText('Created')
  await expect(run.row.getByRole('button')).toHaveText(['Preview'])
  await expect(journals.openUpload).toHaveCount(0)
  await run.preview.click()
  await expect(journals.receipts).toHaveCount(6)
  await expect(journals.send).toHaveCount(0)

  const api = tositeApi(reader, tosite.url)
  const journal = `/api/companies/${company.id}/journals/${reader.url().split('/').at(-1)}`
  const { hash } = await api.ask<{ hash: string }>('GET', `${journal}/preview`)
  const refused: Parameters<typeof api.call>[] = [
    ['POST', '/api/accounts', { username: 'Not mine' }],
    ['POST', `/api/accounts/${company.accountId}/authorize`],
    ['DELETE', `/api/accounts/${company.accountId}`],
    ['DELETE', `/api/mappings/${company.mappingId}`],
    ['PUT', `/api/companies/${company.id}/test-company`, { testCompany: true }],
    ['POST', '/api/companies/read'],
    ['PUT', `${journal}/mark-as-sent`],
    ['DELETE', journal],
    ['POST', `${journal}/send`, { hash }],
  ]
  for (const [method, path, body] of refused) {
    const answer = await api.call(method, path, body)
    expect(answer.status(), `${method} ${path}`).toBe(403)
  }
  expect(await arrivedReceipts(tosite.procountor.control, company.administrationId)).toEqual([])
})

test('without a session there is nothing', async ({ tosite, request }) => {
  for (const path of ['/api/me', '/api/companies', '/api/accounts', '/api/overview']) {
    expect((await request.get(`${tosite.url}${path}`)).status(), path).toBe(401)
  }
})
