import type { Locator, Page } from '@playwright/test'

/** The screens of Journal entries: a company's runs, a journal's preview, and the dialog before sending. */
export function journalEntries(page: Page) {
  const uploadDialog = page.getByRole('dialog', { name: 'Upload journal' })
  const withdrawDialog = page.getByRole('dialog', { name: 'Withdraw', exact: true })
  const changedDialog = page.getByRole('dialog', { name: 'Changed in Procountor' })
  const sendDialog = page.getByRole('dialog', { name: 'Send to Procountor' })
  return {
    heading: page.getByRole('heading', { name: 'Journal entries Export', level: 1 }),
    year: page.getByRole('combobox', { name: 'Year' }),
    run: (name: string) => runRow(page.getByRole('row', { name, exact: true })),
    openUpload: page.getByRole('button', { name: 'Upload journal' }),
    upload: {
      dialog: uploadDialog,
      file: uploadDialog.getByLabel('File'),
      year: uploadDialog.getByRole('textbox', { name: 'Year' }),
      period: uploadDialog.getByRole('textbox', { name: 'Period' }),
      runNumber: uploadDialog.getByRole('textbox', { name: 'Run number' }),
      description: uploadDialog.getByRole('textbox', { name: 'Description' }),
      submit: uploadDialog.getByRole('button', { name: 'Upload', exact: true }),
    },
    receipts: page.getByRole('region', { name: /^Receipt / }),
    receipt: (name: string) => page.getByRole('region', { name, exact: true }),
    problems: page.getByRole('region', { name: 'Problems', exact: true }),
    history: page.getByRole('region', { name: 'History' }),
    /** On the preview: has what was sent compared with Procountor at once. */
    look: page.getByRole('button', { name: 'Check in Procountor' }),
    looked: page.getByRole('status').filter({ hasText: 'Compared with Procountor' }),
    send: page.getByRole('button', { name: 'Send to Procountor' }),
    sendDialog,
    confirm: sendDialog.getByRole('button', { name: 'Send', exact: true }),
    cancel: sendDialog.getByRole('button', { name: 'Cancel' }),
    withdrawal: {
      dialog: withdrawDialog,
      invalidate: withdrawDialog.getByRole('radio', { name: 'Invalidate' }),
      reverse: withdrawDialog.getByRole('radio', { name: 'Reverse' }),
      receipt: (name: string) => withdrawDialog.getByRole('listitem').filter({ hasText: name }),
      confirm: withdrawDialog.getByRole('button', { name: 'Withdraw', exact: true }),
      cancel: withdrawDialog.getByRole('button', { name: 'Cancel' }),
    },
    changed: {
      dialog: changedDialog,
      anyway: changedDialog.getByRole('button', { name: 'Withdraw anyway' }),
      cancel: changedDialog.getByRole('button', { name: 'Cancel' }),
    },
  }
}

function runRow(row: Locator) {
  return {
    row,
    create: row.getByRole('button', { name: 'Create journal' }),
    preview: row.getByRole('button', { name: 'Preview' }),
    send: row.getByRole('button', { name: 'Send to Procountor' }),
    sent: row.getByRole('button', { name: 'Sent to Procountor' }),
    mark: row.getByRole('button', { name: 'Mark as sent' }),
    withdraw: row.getByRole('button', { name: 'Withdraw', exact: true }),
    unmark: row.getByRole('button', { name: 'Unmark' }),
  }
}

/** The runs of a year, opened directly. */
export async function openRuns(page: Page, companyId: number, year = 2026): Promise<void> {
  await page.goto(`/journal-entries/${companyId}?year=${year}`)
}
