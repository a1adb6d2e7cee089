import { renderHook } from '@testing-library/react'
import type { Finding } from '@tosite/contract'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import en from '../i18n/en/findings.json'
import fi from '../i18n/fi/findings.json'
import { useFindingText } from './finding-text.ts'

async function textOf(finding: Pick<Finding, 'code' | 'values' | 'line'>, language: 'en' | 'fi' = 'en') {
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { en: { findings: en }, fi: { findings: fi } },
    interpolation: { escapeValue: false },
  })
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
  )
  const { result } = renderHook(useFindingText, { wrapper })
  return result.current({ severity: 'problem', ...finding })
}

test('cents are shown as amounts and dates as the language writes them', async () => {
  const unbalanced = await textOf({ code: 'unbalanced', values: { difference: 1, debit: 123456, credit: -123455 } })
  expect(unbalanced.title).toBe('Debit 1,234.56 and credit -1,234.55 differ by 0.01.')
  const moved = await textOf(
    { code: 'receipt-moved', values: { from: '2026-05-31', to: '2026-06-30', reason: 'closed' } },
    'fi',
  )
  expect(moved.title).toBe('Kirjataan päivälle 30.6.2026 päivän 31.5.2026 sijasta.')
})

test('a single line is named, and of many lines the first with how many there are', async () => {
  expect(await textOf({ code: 'missing-account', line: 12, values: {} })).toHaveProperty('lines', 'Line 12')
  const values = { nmbrsAccount: '5000', account: '5000', amount: 100, lines: ['3', '4'], count: 2 }
  expect(await textOf({ code: 'unknown-account', values })).toHaveProperty('lines', 'Lines 3, 4')
  const many = Array.from({ length: 100 }, (_, at) => String(at + 1))
  const { lines } = await textOf({ code: 'unknown-account', values: { ...values, lines: many, count: 5000 } })
  expect(lines).toMatch(/^Lines 1, 2, .* 20 … \(5,000 in all\)$/)
})

test('a blank value is said to be empty, and VAT without an account is for all accounts', async () => {
  expect(await textOf({ code: 'bad-side', line: 1, values: { text: '', lineId: '', transaction: 1 } })).toHaveProperty(
    'title',
    '“(empty)” is neither debit nor credit.',
  )
  const vat = await textOf({ code: 'unusable-vat', values: { account: '', type: 'PURCHASE', status: 12, percent: 0 } })
  expect(vat.title).toBe('VAT of all accounts: purchase, status 12, 0 % is not in use in Procountor.')
})

test('names to choose from come apart, words of the program in the user’s language', async () => {
  const values = { side: 'costCenters', dimension: 'Kustannuspaikka', code: '100', candidates: ['100 A', '100 B'] }
  const text = await textOf({ code: 'ambiguous-item', values: { ...values, lines: ['1'], count: 1 } }, 'fi')
  expect(text.candidates).toEqual(['100 A', '100 B'])
  expect(text.title).toBe('Koodille 100 sopii useita dimension Kustannuspaikka kohteita (kustannuspaikat).')
})

test('a value that looks like a placeholder or an option of the translator stays a value', async () => {
  const text = await textOf({ code: 'bad-account-mask', values: { mask: '{{lng}}$t(x)' } })
  expect(text.title).toBe('“{{lng}}$t(x)” is not an account mask.')
})
