import type { Page } from '@playwright/test'

/** What a journal's preview has besides what every screen of Journal entries has. */
export function preview(page: Page) {
  const preflight = page.getByRole('region', { name: 'Preflight', exact: true })
  return {
    preflight,
    checkNow: preflight.getByRole('button', { name: 'Check now' }),
    /** Unfolds what is in order. */
    fine: preflight.getByText(/^\d+ fine$/),
    search: page.getByRole('searchbox', { name: 'Search rows' }),
    found: page.getByRole('search').getByRole('status'),
    copy: page.getByRole('button', { name: 'Copy JSON' }),
    receipts: page.getByRole('region', { name: /^Receipt / }),
    receipt: (name: string) => {
      const region = page.getByRole('region', { name, exact: true })
      return {
        region,
        frame: region.getByRole('group', { name: `Rows of ${name}` }),
        rows: region.getByRole('table', { name: `Rows of ${name}` }),
        beforeAndAfter: region.getByRole('button', { name: 'Before and after' }),
        changes: region.getByRole('table', { name: /^Before and after/ }),
      }
    },
  }
}
