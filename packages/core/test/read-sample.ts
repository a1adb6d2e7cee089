import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { createJournalBuilder, type JournalResult } from '../src/index.ts'

/** The vendor's shape of a journal document, read by element name. The product's own reader is another package's. */
export function readSample(name: string): JournalResult {
  const builder = createJournalBuilder()
  let values: Record<string, string> = {}
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name: tag, attributes }) => {
    text = ''
    if (tag === 'transaction') builder.openTransaction()
    if (tag === 'line') values = { id: attributes.id ?? '' }
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', ({ name: tag }) => {
    if (tag === 'date') builder.setDate(text)
    if (tag === 'period') builder.setPeriod(text)
    if (tag === 'transaction') builder.closeTransaction()
    if (tag === 'line') {
      const { id = '', dim1 = '', dim2 = '', dim3 = '', value = '', debitcredit = '', description = '' } = values
      builder.addLine({
        id,
        account: dim1,
        costCenter: dim2,
        costUnit: dim3,
        value,
        side: debitcredit,
        text: description,
      })
    }
    values[tag] = text
    text = ''
  })
  parser.write(readFileSync(new URL(`../../nmbrs/samples/journal-xml/${name}.xml`, import.meta.url), 'utf8')).close()
  return builder.finish()
}
