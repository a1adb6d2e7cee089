import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { sample } from '../../test/samples.ts'
import { parseJournalDocument, parseJournalFile, parseSieDocument, sniffJournalFile } from '../index.ts'

const monthly = {
  periodOfDate: (isoDate: string) => ({ year: Number(isoDate.slice(0, 4)), number: Number(isoDate.slice(5, 7)) }),
}

const parseText = (...lines: readonly string[]) =>
  parseSieDocument(Buffer.from(['#SIETYP 4', ...lines].join('\n')), monthly)

function entriesOf(result: ReturnType<typeof parseSieDocument>) {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.findings)}`)
  return result.journal.transactions.flatMap(({ entries }) => entries)
}

function findingsOf(result: ReturnType<typeof parseSieDocument>) {
  return result.ok ? [] : result.findings.map(({ code, values }) => ({ code, ...values }))
}

test('the June run as a SIE file is the same journal as its XML', () => {
  const sie = parseSieDocument(sample('sie/01-june-with-corrections-jan-may.si'), monthly)
  const xml = parseJournalDocument(sample('journal-xml/02-june-with-corrections-jan-may.xml'))
  expect(sie.ok).toBe(true)
  expect(sie).toEqual(xml)
})

test.each(['sie/02-latin1.si', 'sie/03-utf8.si'])('%s: letters, quotes, zeros, and the text of the voucher', (name) => {
  expect(entriesOf(parseSieDocument(sample(name), monthly))).toEqual([
    { line: 1, account: '5000', costCenter: 'R&D', costUnit: 'P-01', amount: 100_000, text: 'Työtunnit "erä 2", å' },
    { line: 2, account: '0295', amount: -100_000, text: 'Palkat toukokuu' },
  ])
})

test('a row added later counts once, a row taken out not at all', () => {
  expect(entriesOf(parseSieDocument(sample('sie/04-rows-changed-later.si'), monthly))).toMatchObject([
    { amount: 90_000, costCenter: '100' },
    { amount: 10_000, text: 'Lisätty' },
    { amount: -100_000 },
  ])
})

test('the period comes from the date of the voucher', () => {
  const asked: string[] = []
  const result = parseSieDocument(Buffer.from('#SIETYP 4\n#VER A 1 20270103\n{\n#TRANS 5000 {} 1\n}\n'), {
    periodOfDate: (isoDate) => {
      asked.push(isoDate)
      return { year: 2026, number: 53 }
    },
  })
  expect(asked).toEqual(['2027-01-03'])
  expect(result.ok && result.journal.transactions[0]).toMatchObject({
    date: '2027-01-03',
    period: { year: 2026, number: 53 },
  })
})

test('other dimensions, the date of a row, quantities and unknown labels are passed over; tabs and old line ends are not in the way', () => {
  const file = Buffer.from(
    '#SIETYP 4\r#VER\tL 1\t20260531 "" 20260601\r{\r#XTRANS 1 2 3\r#TRANS\t5000\t{7 "1234" 6 "P" 1 "10 0"} -1.5 20260101 "a" 3 "nn"\r}\r\x1a',
  )
  expect(entriesOf(parseSieDocument(file, monthly))).toEqual([
    { line: 1, account: '5000', costCenter: '10 0', amount: -150, text: 'a' },
  ])
})

test('problems of the rows name their line', () => {
  const result = parseText('#VER L 1 20260231', '{', '#TRANS 5000 {} 10.005', '#TRANS 2961 {} 1,50', '}')
  expect(result.ok ? [] : result.findings.map(({ code, line }) => [code, line])).toEqual([
    ['bad-amount', 1],
    ['bad-amount', 2],
    ['bad-date', 1],
    ['bad-period', 1],
  ])
})

test.each([
  ['a quote that does not end', ['#VER L 1 20260531 "Palkat'], 2, 'closing quote'],
  ['a list that does not end', ['#VER L 1 20260531', '{', '#TRANS 5000 {1 "100" 10.00'], 4, 'closing brace'],
  ['a row without its list', ['#VER L 1 20260531', '{', '#TRANS 5000 10.00'], 4, 'list of objects'],
  ['half a pair', ['#VER L 1 20260531', '{', '#TRANS 5000 {"100"} 10.00'], 4, 'pairs'],
  ['two cost centres on a row', ['#VER L 1 20260531', '{', '#TRANS 5000 {1 "1" 1 "2"} 10.00'], 4, 'two objects'],
  ['a row outside a voucher', ['#TRANS 5000 {} 10.00'], 2, 'outside #VER'],
  ['a voucher in a voucher', ['#VER L 1 20260531', '{', '#VER L 2 20260531'], 4, 'inside another'],
  ['a voucher without rows', ['#VER L 1 20260531', '#VER L 2 20260531'], 3, 'opening brace'],
  ['a brace too many', ['}'], 2, 'without #VER'],
  [
    'an added row that is not repeated',
    ['#VER L 1 20260531', '{', '#RTRANS 5000 {} 1', '#TRANS 5000 {} 2', '}'],
    6,
    '#RTRANS',
  ],
])('%s refuses the file and names the line', (_, lines, line, words) => {
  expect(findingsOf(parseText(...lines))).toEqual([
    { code: 'malformed-document', line, column: 1, words: expect.stringContaining(words) },
  ])
})

test('a file that ends inside a voucher is refused', () => {
  expect(findingsOf(parseSieDocument(sample('sie/05-defect-open-voucher.si'), monthly))).toMatchObject([
    { code: 'malformed-document', words: 'the file ends inside #VER' },
  ])
})

test('a file of balances is not a journal; one of type 4 without vouchers is an empty one', () => {
  expect(findingsOf(parseSieDocument(sample('sie/06-balances-only.se'), monthly))).toEqual([
    { code: 'not-a-journal', root: '#SIETYP 1' },
  ])
  expect(findingsOf(parseText())).toEqual([{ code: 'empty-journal' }])
})

test.each([
  ['journal-xml/01-company-level-normal.xml', 'xml'],
  ['sie/01-june-with-corrections-jan-may.si', 'sie'],
  ['rest/debtors.json', 'unknown'],
  ['README.md', 'unknown'],
] as const)('%s looks like %s', (name, kind) => {
  expect(sniffJournalFile(sample(name))).toBe(kind)
})

test('a byte order mark and white space do not hide what a file is', () => {
  expect(sniffJournalFile(Buffer.from('\uFEFF\r\n <transactions/>', 'utf8'))).toBe('xml')
  expect(sniffJournalFile(Buffer.from('\uFEFF<transactions/>', 'utf16le'))).toBe('xml')
  expect(sniffJournalFile(Buffer.from('\uFEFF#FLAGGA 0', 'utf8'))).toBe('sie')
  expect(sniffJournalFile(Buffer.from('\uFEFF#FLAGGA 0', 'utf16le'))).toBe('sie')
  expect(sniffJournalFile(Buffer.from('#!/bin/sh'))).toBe('unknown')
})

test('an uploaded file is read by what it is', () => {
  const xml = parseJournalFile(sample('journal-xml/02-june-with-corrections-jan-may.xml'), monthly)
  expect(xml.ok).toBe(true)
  expect(parseJournalFile(sample('sie/01-june-with-corrections-jan-may.si'), monthly)).toEqual(xml)
  expect(findingsOf(parseJournalFile(Buffer.from('%PDF-1.7 \xff\xfe'), monthly))).toEqual([
    { code: 'not-a-journal', root: '' },
  ])
})

test('letters of a SIE file survive in UTF-8 with a mark and in UTF-16', () => {
  const text = '\uFEFF#SIETYP 4\r\n#VER L 1 20260531\r\n{\r\n#TRANS 5000 {} 1.00 "" "Työ å"\r\n}\r\n'
  for (const bytes of [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ]) {
    expect(entriesOf(parseJournalFile(bytes, monthly))).toMatchObject([{ text: 'Työ å' }])
  }
})
