import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { header, journalXml, lines, sample, sampleNames } from '../../test/samples.ts'
import { parseJournalDocument } from './parse-journal-document.ts'

function journalOf(document: string | Uint8Array) {
  const result = parseJournalDocument(document)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.findings)}`)
  return result.journal
}

function codesOf(document: string | Uint8Array): readonly string[] {
  const result = parseJournalDocument(document)
  return result.ok ? [] : result.findings.map(({ code }) => code)
}

/** Entries, and the sum of each transaction in cents. */
const shapes: Readonly<Record<string, readonly [entries: number, ...sums: number[]]>> = {
  '01-company-level-normal': [11, 0],
  '02-june-with-corrections-jan-may': [33, 0, 0, 0, 0, 0, 0],
  '03-retroactive-cost-centre-move': [4, 0],
  '04-leading-zero-codes': [3, 0],
  '05-weekly-company-period-53': [3, 0],
  '06-iso-datetime-and-escapes': [2, 0],
  '07-difference-account': [4, 0],
  '08-defect-missing-ledger-account': [3, 0],
  '09-defect-out-of-balance': [2, 1],
  '10-cross-year-correction': [4, 0, 0],
  '11-negative-correction': [4, 0, 0],
}

test.each(Object.entries(shapes))('reads all of sample %s', (name, [entries, ...sums]) => {
  const { transactions } = journalOf(sample(`journal-xml/${name}.xml`))
  expect(transactions.flatMap((transaction) => transaction.entries)).toHaveLength(entries)
  expect(transactions.map((transaction) => transaction.entries.reduce((sum, { amount }) => sum + amount, 0))).toEqual(
    sums,
  )
})

test('every sample journal has its expected shape here, but for the empty one', () => {
  const known = [...Object.keys(shapes), '12-empty'].map((name) => `journal-xml/${name}.xml`)
  expect(sampleNames('journal-xml')).toEqual(known)
  expect(codesOf(sample('journal-xml/12-empty.xml'))).toEqual(['empty-journal'])
})

test('each corrected period is a transaction of its own, the own period first', () => {
  const { transactions } = journalOf(sample('journal-xml/02-june-with-corrections-jan-may.xml'))
  expect(transactions.map(({ date, period }) => `${date} ${period.number}/${period.year}`)).toEqual([
    '2026-06-30 6/2026',
    '2026-01-31 1/2026',
    '2026-02-28 2/2026',
    '2026-03-31 3/2026',
    '2026-04-30 4/2026',
    '2026-05-31 5/2026',
  ])
  expect(transactions[0]?.entries[0]).toEqual({
    line: 1,
    account: '5000',
    costCenter: '100',
    costUnit: 'P-01',
    amount: 980_000,
    text: 'Bruttopalkat',
  })
})

test('codes keep their zeros, escapes are resolved, an empty dimension is none', () => {
  const zeros = journalOf(sample('journal-xml/04-leading-zero-codes.xml')).transactions[0]?.entries
  expect(zeros?.map(({ account, costCenter }) => [account, costCenter])).toEqual([
    ['5000', '02000'],
    ['5000', '03000'],
    ['0295', undefined],
  ])
  const escapes = journalOf(sample('journal-xml/06-iso-datetime-and-escapes.xml')).transactions[0]
  expect(escapes?.date).toBe('2026-05-31')
  expect(escapes?.entries.map(({ costCenter, text }) => [costCenter, text])).toEqual([
    ['R&D', 'Palkat & palkkiot <testi>'],
    [undefined, 'Nettopalkat "erä 2"'],
  ])
})

test('order does not matter: a header after the lines, fields of a line in any order', () => {
  const line =
    '<line><description>Palkat</description><debitcredit>debit</debitcredit><value>10.00</value><dim3>P</dim3><dim1>5000</dim1></line>'
  const [transaction] = journalOf(journalXml(`<lines>${line}</lines>${header}`)).transactions
  expect(transaction?.period).toEqual({ year: 2026, number: 5 })
  expect(transaction?.entries).toEqual([{ line: 1, account: '5000', costUnit: 'P', amount: 1000, text: 'Palkat' }])
})

test('unknown elements are skipped with all they hold', () => {
  const unknown = '<extra><dim1>9999</dim1><line><value>1.00</value></line></extra>'
  const noisy = journalXml(`${unknown}${header}${lines.replace('<dim1>', `${unknown}<dim1>`)}`)
  expect(journalOf(noisy)).toEqual(journalOf(journalXml(header + lines)))
})

test('names of objects that JavaScript knows are unknown elements too', () => {
  const noisy = journalXml(
    `<constructor>x</constructor>${header}${lines.replace('<dim1>', '<toString>x</toString><dim1>')}`,
  )
  expect(journalOf(noisy)).toEqual(journalOf(journalXml(header + lines)))
})

test('prefixes, CDATA, comments and character references are read as what they mean', () => {
  const plain = journalXml(header + lines)
  const dressed = plain
    .replaceAll(/<(\/?)(\w)/g, '<$1n:$2')
    .replace('<n:transactions>', '<n:transactions xmlns:n="urn:x"><!-- made by hand -->')
    .replace('>Palkat<', '><![CDATA[Pal]]>k&#97;t<')
  expect(journalOf(dressed)).toEqual(journalOf(plain))
})

test.each([
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
  ['UTF-16 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  [
    'UTF-8 that says it is UTF-16',
    (text: string) => Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`, 'utf8'),
  ],
  [
    'ISO 8859-1, declared',
    (text: string) => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1'),
  ],
])('letters survive in %s', (_, encode) => {
  const text = journalXml(header + lines.replace('Palkat', 'Työtunnit åÄÖ'))
  expect(journalOf(encode(text)).transactions[0]?.entries[0]?.text).toBe('Työtunnit åÄÖ')
})

test('letters survive where a chunk of bytes ends inside one', () => {
  const long = journalXml(header + lines.replace('Palkat', 'ö'.repeat(70_001)))
  const bytes = Buffer.from(long, 'utf8')
  expect(journalOf(bytes).transactions[0]?.entries[0]?.text).toBe('ö'.repeat(70_001))
  expect(journalOf(Buffer.concat([Buffer.from(' '), bytes])).transactions[0]?.entries[0]?.text).toBe('ö'.repeat(70_001))
})

test('bytes that are not what they are said to be are refused, never replaced', () => {
  const latin1 = Buffer.from(journalXml(header + lines.replace('Palkat', 'Työ')), 'latin1')
  expect(parseJournalDocument(latin1)).toEqual({
    ok: false,
    findings: [{ code: 'wrong-encoding', severity: 'problem', values: { encoding: 'utf-8' } }],
  })
  expect(codesOf(Buffer.from(`<?xml version="1.0" encoding="klingon"?>${journalXml(header)}`))).toEqual([
    'wrong-encoding',
  ])
})

test('a malformed document is refused as a whole, with the place and the words of the parser', () => {
  const broken = `<transactions>\n<transaction>${header}${lines}</transaction>\n  <transaction></wrong>\n</transactions>`
  const result = parseJournalDocument(broken)
  expect(result.ok ? [] : result.findings).toEqual([
    {
      code: 'malformed-document',
      severity: 'problem',
      values: { line: 6, column: expect.any(Number), words: expect.stringContaining('close') },
    },
  ])
})

test.each([
  ['cut short', journalXml(header + lines).slice(0, -20)],
  ['with a second root', `${journalXml(header + lines)}<transactions/>`],
  ['with a stray ampersand', journalXml(header + lines.replace('Palkat', 'A & B'))],
  ['with an entity of its own', journalXml(header + lines.replace('Palkat', '&salary;'))],
])('a document %s is malformed', (_, document) => {
  expect(codesOf(document)).toEqual(['malformed-document'])
})

test('a document type declaration is refused, whatever it declares', () => {
  const doctype = '<!DOCTYPE transactions [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
  const result = parseJournalDocument(`${doctype}\n${journalXml(header + lines.replace('Palkat', '&x;'))}`)
  expect(result.ok ? [] : result.findings).toMatchObject([
    { code: 'malformed-document', values: { line: 1, words: 'a document type declaration is not accepted.' } },
  ])
})

test.each([
  ['another document', '<invoice><transactions/></invoice>', 'invoice'],
  ['a page, however broken', '<html><br><p>Sign in</html>', 'html'],
  ['an answer in its envelope', sample('soap/Journals_GetByRunCompany_v2.response.xml'), 'Envelope'],
  ['some text', 'hello', ''],
  ['nothing', new Uint8Array(), ''],
])('%s is not a journal', (_, document, root) => {
  expect(parseJournalDocument(document)).toEqual({
    ok: false,
    findings: [{ code: 'not-a-journal', severity: 'problem', values: { root } }],
  })
})

test('all problems of the entries are reported at once, each with its line', () => {
  const wrong = lines.replace('10.00', '10.005').replace('>credit<', '>creditor<')
  const result = parseJournalDocument(journalXml(`<header><date>20260231</date><period>13</period></header>${wrong}`))
  expect(result.ok ? [] : result.findings.map(({ code, line }) => [code, line])).toEqual([
    ['bad-amount', 1],
    ['bad-side', 2],
    ['bad-date', 1],
    ['bad-period', 1],
  ])
})
