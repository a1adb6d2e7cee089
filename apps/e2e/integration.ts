import type { Page } from '@playwright/test'

/** The screens of Integration: accounts, and the wizard of a new mapping. */
export function integration(page: Page) {
  const accountDialog = page.getByRole('dialog', { name: 'New account' })
  const mappingDialog = page.getByRole('dialog', { name: 'New mapping' })
  return {
    newAccount: page.getByRole('button', { name: 'New account' }),
    refresh: page.getByRole('button', { name: 'Refresh' }),
    accountDialog,
    account: (username: string) => {
      const authorize = page.getByRole('button', { name: `Authorize ${username}`, exact: true })
      return {
        row: page.getByRole('row').filter({ has: authorize }),
        authorize,
        /** The sheet of the icon: empty in grey, filled in colour. */
        icon: authorize.locator('path').first(),
      }
    },
    accounts: page.getByRole('tab', { name: 'Accounts' }),
    administrations: page.getByRole('tab', { name: 'Administrations' }),
    newMapping: page.getByRole('button', { name: 'New mapping' }),
    mappingDialog,
    mapping: {
      company: mappingDialog.getByRole('combobox', { name: 'Company' }),
      administration: mappingDialog.getByRole('combobox', { name: 'Administration' }),
      costCenters: mappingDialog.getByRole('checkbox', { name: 'Cost centers' }),
      costCenterDimension: mappingDialog.getByRole('combobox', { name: 'Cost center dimension' }),
      costUnits: mappingDialog.getByRole('checkbox', { name: 'Cost units' }),
      costUnitDimension: mappingDialog.getByRole('combobox', { name: 'Cost unit dimension' }),
      save: mappingDialog.getByRole('button', { name: 'Save mapping' }),
    },
  }
}

/** Makes an account on the page of the accounts. */
export async function createAccount(page: Page, username: string): Promise<void> {
  const { newAccount, accountDialog } = integration(page)
  await newAccount.click()
  await accountDialog.getByRole('textbox', { name: 'Username' }).fill(username)
  await accountDialog.getByRole('button', { name: 'Create' }).click()
}
