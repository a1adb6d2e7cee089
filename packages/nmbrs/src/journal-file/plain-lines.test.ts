import { Buffer } from 'node:buffer'
import { createJournalBuilder, type RawLine } from '@tosite/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { header, journalXml, lines, sample, sampleNames } from '../../test/samples.ts'
import { readXml } from '../xml/read-xml.ts'
import { journalReader } from './journal-reader.ts'
import { takePlainLines } from './plain-lines.ts'

/** What comes of a document, read with the shortcut or every part of it by the parser. */
function read(document: string | Uint8Array, how: 'short' | 'whole') {
  const builder = createJournalBuilder()
  const { handlers, shortcut, otherRoot } = journalReader(builder)
  const problem = readXml(document, handlers, how === 'short' ? shortcut : undefined)
  return {
    problem,
    otherRoot: otherRoot(),
    result: problem === undefined && !otherRoot() ? builder.finish() : undefined,
  }
}

function expectSame(document: string | Uint8Array) {
  expect(read(document, 'short')).toEqual(read(document, 'whole'))
}

const line =
  '<line id="7"><dim1>5000</dim1><dim2>100</dim2><dim3 /><value>1.00</value><debitcredit>debit</debitcredit><description>Työ</description></line>'

test('lines in their usual form are taken one after the other, with the white space around them', () => {
  const taken: RawLine[] = []
  const two = `\r\n    ${line}\n\t${line.replace('<dim3 />', '<dim3>P-01</dim3>')}`
  const document = `<lines>${two}\n</lines>`
  const end = takePlainLines(document, '<lines>'.length, (one) => taken.push(one))
  expect(document.slice(end)).toBe('\n</lines>')
  const first = { id: '7', account: '5000', costCenter: '100', costUnit: '', value: '1.00', side: 'debit', text: 'Työ' }
  expect(taken).toEqual([first, { ...first, costUnit: 'P-01' }])
})

test.each([
  ['a reference', line.replace('Työ', 'R&amp;D')],
  ['a comment', line.replace('Työ', 'Työ<!-- x -->')],
  ['another order', line.replace('<dim1>5000</dim1>', '').replace('</line>', '<dim1>5000</dim1></line>')],
  ['an element more', line.replace('</line>', '<extra/></line>')],
  ['an element twice', line.replace('<dim2>', '<dim2>300</dim2><dim2>')],
  ['a line end in its text', line.replace('Työ', 'Työ\r\nmaa')],
  ['a character that XML does not allow', line.replace('Työ', 'Työ\u0001')],
  ['half a character', line.replace('Työ', 'Työ\uD83D')],
  ['no end', line.replace('</line>', '')],
])('a line with %s is left to the parser', (_, other) => {
  expect(takePlainLines(other, 0, () => expect.unreachable())).toBe(0)
})

test.each(sampleNames('journal-xml'))('%s reads the same with the shortcut', (name) => {
  expectSame(sample(name))
})

test('a long document reads the same, wherever its chunks end', () => {
  const long = journalXml(header + lines.replace('</lines>', `${`\n  ${line}`.repeat(1000)}</lines>`))
  expectSame(long)
  for (let shift = 0; shift < 200; shift += 13) expectSame(Buffer.from(`${' '.repeat(shift)}${long}`))
})

const piece = fc.constantFrom(
  line,
  `\n  ${line}\n`,
  line.replace('Työ', 'R&amp;D'),
  line.replaceAll(/<(\/?)(\w)/g, '<$1n:$2'),
  `<!-- <lines> ${line} -->`,
  `<!-- </line>${line} -->`,
  `<![CDATA[<lines>${line}]]>`,
  `<?x <lines>${line}?>`,
  `<extra><lines>${line}</lines></extra>`,
  `<line><lines>${line}</lines></line>`,
  '<lines>',
  '</lines>',
  '<lines/>',
  '<lines ><!-- <lines>',
  '<extra a="</line>',
  '</transaction><transaction>',
  '-->',
  '</line>',
  ']]>',
  '\r',
  ' ',
)
const pieces = fc.array(piece, { maxLength: 12 }).map((all) => all.join(''))
const damage = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 3 }),
  by: fc.constantFrom('', '<', '>', '&', '"', '/', '\r', ']', 'x', ' ', '\u0001', '\uD83D'),
})

test('whatever stands among the lines, and however damaged, reads the same with the shortcut', () => {
  fc.assert(
    fc.property(
      pieces,
      fc.option(damage),
      fc.constantFrom('', '<?xml version="1.1"?>'),
      (inside, hurt, declaration) => {
        const document = `${declaration}${journalXml(`${header}<lines>${inside}</lines>`)}`
        const at = hurt === null ? 0 : hurt.at % document.length
        expectSame(hurt === null ? document : document.slice(0, at) + hurt.by + document.slice(at + hurt.length))
      },
    ),
    { numRuns: 2000 },
  )
})
