import type { Journal } from './journal.ts'

/** Lines joined at a time: a million small texts kept apart until the end take a third of a gigabyte. */
const chunkSize = 4096

/**
 * The text whose SHA-256 is the content hash of a journal: everything parsed, in order, and nothing of the document's
 * bytes, white space, line ids or order of elements. The first line names this form; another form needs another name.
 */
export function canonicalJournal(journal: Journal): string {
  const quoted = quotedTexts()
  const chunks: string[] = []
  let lines = ['journal 1']
  for (const { date, period, entries } of journal.transactions) {
    lines.push(`transaction ${date} ${period.year} ${period.number}`)
    for (const { account, costCenter, costUnit, amount, text } of entries) {
      lines.push(`${amount} ${quoted(account)} ${quoted(costCenter)} ${quoted(costUnit)} ${quoted(text)}`)
      if (lines.length >= chunkSize) {
        chunks.push(lines.join('\n'))
        lines = []
      }
    }
  }
  if (lines.length > 0) chunks.push(lines.join('\n'))
  return chunks.join('\n')
}

/** JSON texts, made once for each: a journal repeats few. */
function quotedTexts(): (text: string | undefined) => string {
  const known = new Map<string, string>()
  return (text = '') => {
    const present = known.get(text)
    if (present !== undefined) return present
    const quoted = JSON.stringify(text)
    known.set(text, quoted)
    return quoted
  }
}
