import { isIsoDate } from './iso-date.ts'

const compact = /^(\d{4})(\d{2})(\d{2})$/
const isoDateOrDateTime = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** Nmbrs is a .NET service, whose way of saying "no date" is 0001-01-01: nothing that early is a booking date. */
const earliest = '1900-01-01'

/**
 * Date of a journal as ISO date. Written `yyyyMMdd` by what an importer parses, "DateTime" by the help page, so an ISO
 * date or date-time is taken too; the time and zone of the latter say nothing about the booking day.
 */
export function parseJournalDate(text: string): string | undefined {
  const short = compact.exec(text)
  const date = short === null ? isoDateOrDateTime.exec(text)?.[1] : `${short[1]}-${short[2]}-${short[3]}`
  return date !== undefined && isIsoDate(date) && date >= earliest ? date : undefined
}
