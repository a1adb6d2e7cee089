import { cleanup, screen, within } from '@testing-library/react'
import type { Account } from '@tosite/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { renderScreen } from '../../../test/render-screen.tsx'
import { AccountsTable } from './accounts-table.tsx'

afterEach(cleanup)

const account = (over: Partial<Account>): Account => ({
  id: 'a1',
  username: 'Palkat 🥐',
  authorizationKind: 'interactive',
  status: 'not-authorized',
  administration: null,
  authorizedAt: null,
  refreshedAt: null,
  mapping: null,
  problem: null,
  needsYou: null,
  ...over,
})

async function show(accounts: readonly Account[], mayWrite = true) {
  const onAuthorize = vi.fn()
  await renderScreen({
    catalogues: ['common', 'errors', 'integration'],
    element: (
      <AccountsTable
        accounts={accounts}
        mayWrite={mayWrite}
        authorizing={undefined}
        onAuthorize={onAuthorize}
        onDelete={vi.fn()}
      />
    ),
  })
  return onAuthorize
}

test('an account that is not authorized says so beside the button that authorizes it', async () => {
  const onAuthorize = await show([account({})])
  const row = await screen.findByRole('row', { name: /Palkat 🥐/ })
  expect(within(row).getByText('Not authorized')).toBeDefined()
  within(row).getByRole('button', { name: 'Authorize Palkat 🥐' }).click()
  expect(onAuthorize).toHaveBeenCalledOnce()
})

test('an authorized account shows its Procountor company instead', async () => {
  await show([account({ status: 'authorized', administration: { companyId: 4, name: 'Leipomo Oy' } })])
  const row = await screen.findByRole('row', { name: /Palkat/ })
  expect(within(row).getByText('Leipomo Oy')).toBeDefined()
  expect(within(row).queryByText('Not authorized')).toBeNull()
})

test('an expired authorization keeps the company’s name', async () => {
  await show([account({ status: 'authorization-expired', administration: { companyId: 4, name: 'Leipomo Oy' } })])
  const row = await screen.findByRole('row', { name: /Palkat/ })
  expect(within(row).getByText('Authorization expired')).toBeDefined()
  expect(within(row).getByText('Leipomo Oy')).toBeDefined()
})

test('whoever may only read gets no button', async () => {
  await show([account({})], false)
  expect(await screen.findByText('Palkat 🥐')).toBeDefined()
  expect(screen.queryAllByRole('button')).toEqual([])
})

test.each([
  ['soon', 'Needs you before 14 March'],
  ['urgent', 'Needs you before 14 March'],
  ['past', 'The authorization was to last until 14 March: authorize it again'],
] as const)('an authorization that ends by itself says so ahead of time: %s', async (urgency, text) => {
  const needsYou = { before: '2027-03-14', urgency }
  await show([account({ status: 'authorized', administration: { companyId: 4, name: 'Leipomo Oy' }, needsYou })])
  const row = await screen.findByRole('row', { name: /Palkat/ })
  expect(within(row).getByText(text)).toBeDefined()
})
