import {
  createJournalBuilder,
  formatPeriod,
  type JournalBuilder,
  type JournalResult,
  type Period,
  parseJournalDate,
  type RawLine,
} from '@tosite/core'
import { decodeSie } from './decode-sie.ts'
import { documentFinding, refused } from './document-finding.ts'
import { type SieField, SieLineError, sieFields } from './sie-fields.ts'

export interface SieOptions {
  /** SIE has no payroll periods: the period of a voucher follows from its date (ISO, an existing day) and the company. */
  readonly periodOfDate: (isoDate: string) => Period
}

/** Dimensions that the format reserves: 1 = cost centre, 2 = cost unit (the reserved numbers' own names in Swedish). */
const COST_CENTER = '1'
const COST_UNIT = '2'

/**
 * A SIE 4 file: each `#VER` with its `#TRANS` rows is one transaction on the voucher's date; a positive amount is debit.
 * Labels that are not known are skipped, as the format demands. Of the rows changed later (edition 4B) `#BTRANS`, a row
 * taken out, does not count, and `#RTRANS`, a row added, is always repeated as `#TRANS`, which is the one that counts.
 * Problems: `malformed-document` (values `line`, `column`, `words`), `not-a-journal` for a file without vouchers of
 * another SIE type, or the entries' own.
 */
export function parseSieDocument(bytes: Uint8Array, { periodOfDate }: SieOptions): JournalResult {
  const builder = createJournalBuilder()
  const file = sieReader(builder, periodOfDate)
  const lines = decodeSie(bytes).split(/\r\n|\n|\r/)
  let number = 0
  try {
    for (const line of lines) {
      number += 1
      file.read(line)
    }
    file.end()
  } catch (error) {
    if (!(error instanceof SieLineError)) throw error
    return refused(documentFinding('malformed-document', { line: number, column: 1, words: error.message }))
  }
  if (!file.isJournal()) return refused(documentFinding('not-a-journal', { root: file.type() }))
  return builder.finish()
}

function sieReader(builder: JournalBuilder, periodOfDate: SieOptions['periodOfDate']) {
  let place: 'outside' | 'announced' | 'inside' = 'outside'
  let voucherText = ''
  let vouchers = 0
  let type = ''
  /** Added rows whose repetition is still to come. */
  const added: string[] = []

  function openVoucher(fields: readonly SieField[]) {
    if (place !== 'outside') throw new SieLineError('#VER inside another #VER')
    const date = textAt(fields, 3)
    voucherText = textAt(fields, 4)
    builder.openTransaction()
    builder.setDate(date)
    const iso = parseJournalDate(date)
    if (iso !== undefined) builder.setPeriod(formatPeriod(periodOfDate(iso)))
    place = 'announced'
    vouchers += 1
  }

  function closeVoucher() {
    if (place !== 'inside') throw new SieLineError('a closing brace without #VER')
    if (added.length > 0) throw new SieLineError('#RTRANS without the #TRANS that repeats it')
    builder.closeTransaction()
    place = 'outside'
  }

  function readRow(label: string, fields: readonly SieField[]) {
    if (place !== 'inside') throw new SieLineError(`${label} outside #VER`)
    if (label === '#BTRANS') return
    const row = JSON.stringify(fields.slice(1))
    if (label === '#RTRANS') {
      added.push(row)
      return
    }
    const twin = added.indexOf(row)
    if (twin >= 0) added.splice(twin, 1)
    builder.addLine(rawLine(fields, voucherText))
  }

  return {
    read(line: string) {
      const bare = line.trim()
      if (bare === '{') {
        if (place !== 'announced') throw new SieLineError('an opening brace without #VER')
        place = 'inside'
        return
      }
      if (bare === '}') return closeVoucher()
      if (!bare.startsWith('#')) return
      const label = /^#\w+/.exec(bare)?.[0].toUpperCase()
      if (place === 'announced') throw new SieLineError('#VER without its opening brace')
      if (label === '#SIETYP') type = textAt(sieFields(bare), 1)
      else if (label === '#VER') openVoucher(sieFields(bare))
      else if (label === '#TRANS' || label === '#RTRANS' || label === '#BTRANS') readRow(label, sieFields(bare))
    },
    end() {
      if (place !== 'outside') throw new SieLineError('the file ends inside #VER')
    },
    /** A file of another type has no vouchers; one of type 4 without any is an empty journal. */
    isJournal: () => vouchers > 0 || type === '4',
    type: () => `#SIETYP ${type}`.trim(),
  }
}

/** `#TRANS account {objects} amount [date] [text] …`. The row's own date is not used: a voucher is booked as one. */
function rawLine(fields: readonly SieField[], voucherText: string): RawLine {
  const objects = fields[2]
  if (objects === undefined || typeof objects === 'string') throw new SieLineError('#TRANS without its list of objects')
  const costCenter = objectOf(objects, COST_CENTER)
  const costUnit = objectOf(objects, COST_UNIT)
  return {
    account: textAt(fields, 1),
    ...(costCenter === undefined ? {} : { costCenter }),
    ...(costUnit === undefined ? {} : { costUnit }),
    value: textAt(fields, 3),
    side: 'debit',
    text: textAt(fields, 5) || voucherText,
  }
}

/** Objects come as pairs of dimension and object. */
function objectOf(objects: readonly string[], dimension: string): string | undefined {
  if (objects.length % 2 !== 0) throw new SieLineError('a list of objects that are not pairs')
  const found = objects.filter((_, index) => index % 2 === 1 && objects[index - 1] === dimension)
  if (found.length > 1) throw new SieLineError(`two objects of dimension ${dimension} on one row`)
  return found[0]
}

function textAt(fields: readonly SieField[], index: number): string {
  const field = fields[index] ?? ''
  if (typeof field !== 'string') throw new SieLineError('a list where a text belongs')
  return field
}
