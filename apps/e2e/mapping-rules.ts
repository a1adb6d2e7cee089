import type { Page } from '@playwright/test'

/** The page of a mapping: its rules, with what stands beside them. */
export function rulesOf(page: Page) {
  const policy = page.getByRole('table', { name: 'Effect of the period policy per month' })
  const copyDialog = page.getByRole('dialog', { name: /^Copy rules to / })
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
    startPeriod: page.getByRole('textbox', { name: 'Start period' }),
    copy: {
      open: page.getByRole('button', { name: 'Copy rules from another company' }),
      dialog: copyDialog,
      from: copyDialog.getByRole('combobox', { name: 'Copy from' }),
      changes: copyDialog.getByRole('region', { name: 'Rules that change' }),
      matched: copyDialog.getByRole('region', { name: 'Found here by an equal name' }),
      leftOut: copyDialog.getByRole('region', { name: 'Cannot be copied' }),
      effect: copyDialog.getByRole('region', { name: 'Effect of the changes' }),
      confirm: copyDialog.getByRole('button', { name: 'Copy rules', exact: true }),
      cancel: copyDialog.getByRole('button', { name: 'Cancel' }),
    },
    save: page.getByRole('button', { name: 'Save', exact: true }),
  }
}

/** What changed in Procountor, as the mapping's page and the overview tell it. */
export function driftOf(page: Page) {
  return {
    drift: page.getByRole('region', { name: 'Changes in Procountor' }),
    compareNow: page.getByRole('button', { name: 'Compare now' }),
    overviewLine: page.getByRole('region', { name: 'Changes in Procountor' }),
    overviewMark: (company: string) =>
      page
        .getByRole('row')
        .filter({ hasText: company })
        .getByRole('link', { name: /in Procountor$/ }),
  }
}
