import type { Language } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { asLanguage, localeOf } from '../i18n/languages.ts'

/** Amounts, dates and periods as the language writes them. */
export function createFormat(language: Language) {
  const locale = localeOf[language]
  const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const numbers = new Intl.NumberFormat(locale)
  // A booking date has no time zone: it is read and written in UTC so that it cannot shift.
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    /** Cents to decimals by way of their decimal text, never a float. */
    amount: (cents: number) => amounts.format(decimalText(cents)),
    number: (value: number) => numbers.format(value),
    /** `2026-06-30`, the date of a booking. */
    date: (isoDate: string) => dates.format(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`)),
    /** The month of `2026-06-30`, with its year. */
    month: (isoDate: string) => months.format(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`)),
    /** `2027-03-14` as a sentence says it, without the year: for what is near. */
    day: (isoDate: string) => days.format(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`)),
    /** An instant, in the reader's own time zone. */
    moment: (isoInstant: string) => moments.format(Date.parse(isoInstant)),
    period: (period: { readonly year: number; readonly number: number }) => `${period.number}/${period.year}`,
  }
}

export type Format = ReturnType<typeof createFormat>

const formats = new Map<Language, Format>()

/** The formats of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = asLanguage(i18n.resolvedLanguage)
  const known = formats.get(language)
  if (known !== undefined) return known
  const made = createFormat(language)
  formats.set(language, made)
  return made
}

function decimalText(cents: number): `${number}` {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}
