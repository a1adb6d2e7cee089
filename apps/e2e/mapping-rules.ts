import type { Page } from '@playwright/test'

/** The page of a mapping: its rules, with what stands beside them. */
export function rulesOf(page: Page) {
  const policy = page.getByRole('table', { name: 'Effect of the period policy per month' })
  return {
    mask: page.getByRole('textbox', { name: 'Account mask' }),
    matches: page.getByRole('region', { name: 'Accounts that match' }),
    periodPolicy: page.getByRole('combobox', { name: 'Period policy' }),
    policyMonth: (month: string) =>
      policy.getByRole('row').filter({ has: page.getByRole('rowheader', { name: month }) }),
    pattern: page.getByRole('textbox', { name: 'Reference pattern' }),
    texts: page.getByRole('region', { name: 'Texts' }),
    lockedRunsOnly: page.getByRole('switch', { name: 'Locked runs only' }),
    effect: page.getByRole('region', { name: 'Effect of the changes' }),
    save: page.getByRole('button', { name: 'Save', exact: true }),
  }
}
