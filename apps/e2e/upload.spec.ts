import type { Page } from '@playwright/test'
import { bookedReceipts } from './booked-receipts.ts'
import { arrivedReceipts, expectedReceipts } from './expected-receipts.ts'
import { expect, test } from './fixtures.ts'
import { journalEntries, openRuns } from './journal-entries.ts'
import { listedCompany, mapCompany } from './mapped-company.ts'
import { samplePath } from './sample-journal.ts'
import { tositeApi } from './tosite-api.ts'

const june = 'journal-xml/02-june-with-corrections-jan-may.xml'

type FileChoice = Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]

interface UploadedRun {
  readonly period?: string
  readonly number?: string
  readonly description?: string
}

/** Fills in the dialog and presses Upload; the dialog stays for the test to look at. */
async function upload(page: Page, file: FileChoice, run: UploadedRun = {}): Promise<void> {
  const { openUpload, upload: fields } = journalEntries(page)
  if (!(await fields.dialog.isVisible())) await openUpload.click()
  await fields.file.setInputFiles(file)
  await fields.year.fill('2026')
  await fields.period.fill(run.period ?? '6')
  await fields.runNumber.fill(run.number ?? '60')
  await fields.description.fill(run.description ?? 'Ladattu')
  await fields.submit.click()
}

const forms = [
  { form: 'XML', file: june },
  { form: 'SIE 4', file: 'sie/01-june-with-corrections-jan-may.si' },
]
for (const { form, file } of forms) {
  test(`a journal uploaded as ${form} is sent like any other`, async ({ tosite }) => {
    const page = await tosite.signedInPage('admin@tosite.example')
    const company = await mapCompany(page, tosite, '101', { costUnits: 'Projekti' })
    const journals = journalEntries(page)
    const run = journals.run('Run 60 Ladattu')
    await openRuns(page, company.id)
    await upload(page, samplePath(file))
    await expect(journals.upload.dialog).toBeHidden()
    await expect(run.row).toContainText('6/2026')
    await expect(run.row).toContainText('Created')

    await run.send.click()
    await journals.confirm.click()
    await expect(run.row).toContainText('Verified')
    const { control } = tosite.procountor
    expect(await arrivedReceipts(control, company.administrationId)).toEqual(await expectedReceipts(june))
    const booked = await bookedReceipts(control, company.administrationId)
    expect(new Set(booked.map(({ name }) => name))).toEqual(new Set(['101-2026-60 Ladattu']))
    const texts = booked.flatMap(({ transactions }) => transactions.map(({ description }) => description))
    expect(texts).toContain('TyEL, työnantajan osuus')
  })
}

const text = (content: string) => ({ name: 'journal.xml', mimeType: 'text/xml', buffer: Buffer.from(content) })
const line = (value: string) =>
  `<line id="0"><dim1>5000</dim1><value>${value}</value><debitcredit>debit</debitcredit><description>Palkat</description></line>`
const journal = (lines: string) =>
  `<transactions><transaction><header><date>20260630</date><period>6/2026</period></header><lines>${lines}</lines></transaction></transactions>`
const inWrongEncoding = Buffer.concat([
  Buffer.from('<?xml version="1.0" encoding="utf-8"?>'),
  Buffer.from(journal(line('1.00').replace('Palkat', 'Ennakonpidätys')), 'latin1'),
])

const faulty: readonly { readonly what: string; readonly file: () => FileChoice; readonly says: string | RegExp }[] = [
  { what: 'malformed XML', file: () => text('<transactions><transaction>'), says: /line 1/ },
  { what: 'three decimals', file: () => text(journal(line('10.005'))), says: '“10.005” is not an amount' },
  { what: 'no lines', file: () => samplePath('journal-xml/12-empty.xml'), says: 'no lines' },
  { what: 'an empty file', file: () => text(''), says: 'file is empty' },
  { what: 'no journal at all', file: () => text('Hello'), says: 'neither a journal XML nor a SIE 4 file' },
  {
    what: 'bytes of another encoding',
    file: () => ({ name: 'journal.xml', mimeType: 'text/xml', buffer: inWrongEncoding }),
    says: 'utf-8',
  },
  { what: 'a voucher that breaks off', file: () => samplePath('sie/05-defect-open-voucher.si'), says: 'line' },
  { what: 'SIE without vouchers', file: () => samplePath('sie/06-balances-only.se'), says: 'something else than' },
  {
    what: 'more than 20 MB',
    file: () => ({ name: 'journal.xml', mimeType: 'text/xml', buffer: Buffer.alloc(20_000_001, 32) }),
    says: 'larger than 20 MB',
  },
]

test('a file that is no usable journal is refused with what is wrong, and nothing is stored', async ({
  tosite,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 4\d\d .*\/journals\/upload\?/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await listedCompany(page, tosite, '101')
  const journals = journalEntries(page)
  await openRuns(page, company.id)
  for (const { what, file, says } of faulty) {
    await test.step(what, async () => {
      await upload(page, file())
      await expect(journals.upload.dialog).toContainText(says)
      await expect(journals.upload.description, 'what was typed stays').toHaveValue('Ladattu')
    })
  }
  await openRuns(page, company.id)
  await expect(journals.run('Run 6 Kesäkuu').row).toContainText('Not created')
  await expect(journals.run('Run 60 Ladattu').row).toHaveCount(0)
})

test('what the dialog would not send is refused by the server too', async ({ tosite }) => {
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await listedCompany(page, tosite, '101')
  const answer = await page.request.post(`${tosite.url}/api/companies/${company.id}/journals/upload`, {
    params: { fileName: 'journal.xml', year: 2026, period: 6, runNumber: 60, description: 'Ladattu' },
    headers: { origin: tosite.url, 'content-type': 'application/octet-stream' },
    data: Buffer.alloc(30_000_000, 32),
  })
  expect(answer.status()).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'file-too-large' })
  const list = await tositeApi(page, tosite.url).ask<{ runs: { number: number }[] }>(
    'GET',
    `/api/companies/${company.id}/runs?year=2026`,
  )
  expect(list.runs.map(({ number }) => number)).not.toContain(60)
})

test('a run that has a journal keeps it', async ({ tosite, consoleErrors }) => {
  consoleErrors.expect(/status of 409 .*\/journals\/upload\?/)
  const page = await tosite.signedInPage('admin@tosite.example')
  const company = await listedCompany(page, tosite, '101')
  const journals = journalEntries(page)
  const run = journals.run('Run 6 Kesäkuu')
  await openRuns(page, company.id)
  await run.create.click()
  await expect(run.row).toContainText('from Nmbrs')
  await upload(page, samplePath(june), { number: '6', description: 'Kesäkuu' })
  await expect(journals.upload.dialog).toContainText('already has a journal')
  await openRuns(page, company.id)
  await expect(run.row).toContainText('from Nmbrs')
})
