import type { PeriodType } from '@tosite/core'
import { z } from 'zod'
import type { SoapRecord } from './soap/read-answer.ts'

const Integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)
const TrueOrFalse = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')
/** .NET leaves an empty text out, or sends an empty element. */
const Text = z.string().default('')

/** Level below the master: one client of the office. */
export const Debtor = z.object({ id: Integer, number: Text, name: Text })
export type Debtor = z.infer<typeof Debtor>

/** One payroll administration. Its contact data is not read. */
export const Company = z.object({ id: Integer, number: Text, name: Text })
export type Company = z.infer<typeof Company>

/** A cost centre or a cost unit. The code is text: `02000` keeps its zero. */
export const CostItem = z.object({ id: Integer, code: Text, description: Text })
export type CostItem = z.infer<typeof CostItem>

/** A payroll run. Its own period is `year` and `periodEnd`; `runAt` has no time zone (`2026-06-25T10:20:03`). */
export const RunInfo = z
  .object({
    id: Integer,
    number: Integer,
    year: Integer,
    periodstart: Integer,
    periodend: Integer,
    description: Text,
    runat: Text,
    islocked: TrueOrFalse,
  })
  .transform((run) => ({
    id: run.id,
    number: run.number,
    year: run.year,
    periodStart: run.periodstart,
    periodEnd: run.periodend,
    description: run.description,
    runAt: run.runat,
    isLocked: run.islocked,
  }))
export type RunInfo = z.infer<typeof RunInfo>

const periodTypes: Readonly<Record<string, PeriodType>> = { M: 'month', W4: 'four-weeks', W1: 'week' }

/** `yyyy-pp-T` of `Company_GetCurrentPeriod`, for example `2026-07-M`. */
export const CurrentPeriod = z.string().transform((text, context) => {
  const [, year, period, type = ''] = /^(\d{4})-(\d{1,2})-(M|W4|W1)$/.exec(text.trim()) ?? []
  const periodType = periodTypes[type]
  if (periodType === undefined) {
    context.addIssue({ code: 'custom', message: 'not yyyy-pp-T' })
    return z.NEVER
  }
  return { year: Number(year), period: Number(period), periodType }
})
export type CurrentPeriod = z.infer<typeof CurrentPeriod>

/** The domain, as an object's field or as the result itself. */
export function domainOf(answer: {
  readonly text: string | undefined
  readonly fields: SoapRecord
}): string | undefined {
  return answer.fields.subdomain || answer.fields.domain || answer.text?.trim() || undefined
}
