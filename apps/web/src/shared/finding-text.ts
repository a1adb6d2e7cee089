import type { Finding } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from './format.ts'

type Value = Finding['values'][string]

/** Gaps that hold cents. */
const amounts = new Set(['difference', 'debit', 'credit', 'amount', 'expected', 'found'])
const isoDate = /^\d{4}-\d{2}-\d{2}$/
const shownLines = 20

const words = [
  'costCenters',
  'costUnits',
  'month',
  'four-weeks',
  'week',
  'last-day',
  'payment-day',
  'payment-date',
  'PENDING',
  'CLOSED',
  'PURCHASE',
  'SALES',
  'company',
  'dimensions',
  'chartOfAccounts',
  'vats',
  'fiscalYears',
  'journalReceipts',
  'journalReceiptSearch',
  'VIEWING_RIGHTS',
  'NO_ACCESS',
  'NOT_ENABLED',
] as const
type Word = (typeof words)[number]

export interface FindingText {
  readonly title: string
  readonly fix: string
  /** The lines of the journal that it is about, and names to choose from, where there are any. */
  readonly lines: string | undefined
  readonly candidates: readonly string[]
}

/** A finding in the user's language. */
export function useFindingText(): (finding: Finding) => FindingText {
  const { t } = useTranslation('findings')
  const format = useFormat()
  const word = (text: string) => {
    const known = words.find((candidate) => candidate === text)
    return known === undefined ? text : t(`words.${known satisfies Word}`)
  }
  return ({ code, line, values }) => {
    const filled = Object.fromEntries(
      Object.entries(values).map(([gap, value]) => {
        if (value === '') return [gap, t(code === 'unusable-vat' ? 'words.allAccounts' : 'words.empty')]
        return [gap, shownValue(gap, value, format, word)]
      }),
    )
    return {
      title: t(`${code}.title`, { replace: filled }),
      fix: t(`${code}.fix`, { replace: filled }),
      lines: linesText(line, values),
      candidates: Array.isArray(values.candidates) ? values.candidates : [],
    }
  }

  function linesText(line: number | undefined, values: Finding['values']): string | undefined {
    if (line !== undefined) return t('line', { line: format.number(line) })
    const { lines } = values
    if (!Array.isArray(lines) || lines.length === 0) return undefined
    const all = typeof values.count === 'number' ? values.count : lines.length
    const shown = lines.slice(0, shownLines).join(', ')
    return all > shownLines || all > lines.length
      ? t('linesAndMore', { lines: shown, all: format.number(all) })
      : t('lines', { lines: shown, count: all })
  }
}

function shownValue(gap: string, value: Value, format: Format, word: (text: string) => string): string {
  if (Array.isArray(value)) return value.join(gap === 'characters' ? ' ' : ', ')
  if (typeof value === 'number') return amounts.has(gap) ? format.amount(value) : String(value)
  return isoDate.test(value) ? format.date(value) : word(value)
}
