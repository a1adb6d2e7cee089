import type { Journal } from './journal.ts'

/**
 * The text whose SHA-256 is the content hash of a journal: everything parsed, in order, and nothing of the document's
 * bytes, white space, line ids or order of elements. The first line names this form; another form needs another name.
 */
export function canonicalJournal(journal: Journal): string {
  const lines = ['journal 1']
  for (const { date, period, entries } of journal.transactions) {
    lines.push(`transaction ${date} ${period.year} ${period.number}`)
    for (const { account, costCenter, costUnit, amount, text } of entries) {
      lines.push(`${amount} ${quoted(account)} ${quoted(costCenter)} ${quoted(costUnit)} ${quoted(text)}`)
    }
  }
  return lines.join('\n')
}

const needsEscape = /["\\\p{Cc}\p{Cs}]/u

function quoted(text = ''): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`
}
