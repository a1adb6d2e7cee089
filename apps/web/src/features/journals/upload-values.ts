import type { maxUploadBytes } from '@tosite/contract'
import type { PeriodType } from '@tosite/core'

/** What is typed, as it stands in the fields. */
export interface UploadFields {
  readonly file: File | null
  readonly year: string
  readonly period: string
  readonly runNumber: string
  readonly description: string
}

export interface UploadValues {
  readonly file: File
  readonly year: number
  readonly period: number
  readonly runNumber: number
  readonly description: string
}

export const uploadFieldNames = ['file', 'year', 'period', 'runNumber', 'description'] as const
export type UploadFieldName = (typeof uploadFieldNames)[number]
type UploadRefusal = 'required' | 'year' | 'period' | 'runNumber' | 'description' | 'fileTooLarge' | 'fileEmpty'
export type UploadRefusals = Partial<Record<UploadFieldName, UploadRefusal>>

/** The server's limit. Asked here first, for a refusal half way through a large file reads as a broken connection. */
export const largestFileBytes = 20_000_000 satisfies typeof maxUploadBytes

/** 2026 has 53 weeks; whether a year has is the server's to say. */
export const periodsOf: Readonly<Record<PeriodType, number>> = { month: 12, 'four-weeks': 13, week: 53 }

/** The values to send, or every field that cannot be sent as it stands, with why. */
export function readUpload(
  fields: UploadFields,
  periodType: PeriodType,
): { readonly values: UploadValues } | { readonly refusals: UploadRefusals } {
  const refusals: UploadRefusals = {}
  const year = wholeNumber(fields.year, 2000, 2100)
  const period = wholeNumber(fields.period, 1, periodsOf[periodType])
  const runNumber = wholeNumber(fields.runNumber, 1, 1_000_000)
  const description = fields.description.trim()
  const { file } = fields
  if (file === null) refusals.file = 'required'
  else if (file.size === 0) refusals.file = 'fileEmpty'
  else if (file.size > largestFileBytes) refusals.file = 'fileTooLarge'
  if (year === undefined) refusals.year = fields.year.trim() === '' ? 'required' : 'year'
  if (period === undefined) refusals.period = fields.period.trim() === '' ? 'required' : 'period'
  if (runNumber === undefined) refusals.runNumber = fields.runNumber.trim() === '' ? 'required' : 'runNumber'
  if (description.length > 200) refusals.description = 'description'
  if (file === null || year === undefined || period === undefined || runNumber === undefined) return { refusals }
  if (Object.keys(refusals).length > 0) return { refusals }
  return { values: { file, year, period, runNumber, description } }
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,7}$/.test(text.trim())) return undefined
  const value = Number(text)
  return value >= least && value <= most ? value : undefined
}
