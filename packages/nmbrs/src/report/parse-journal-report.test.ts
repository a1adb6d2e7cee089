import { expect, test } from 'vitest'
import { sample } from '../../test/samples.ts'
import { parseJournalReport } from './parse-journal-report.ts'

const rows = [
  {
    period: { year: 2026, number: 6 },
    run: 6,
    account: '5000',
    component: 'Kuukausipalkka',
    debit: 310_000,
    credit: 0,
  },
  { period: { year: 2026, number: 6 }, run: 6, account: '2961', component: 'Nettopalkka', debit: 0, credit: 310_000 },
  { period: { year: 2026, number: 1 }, run: 6, account: '5000', component: 'Kuukausipalkka', debit: 12_500, credit: 0 },
  { period: { year: 2026, number: 1 }, run: 6, account: '2961', component: 'Nettopalkka', debit: 0, credit: 12_500 },
].map((row) => ({ ...row, department: 'Leipomo', costCenter: '100', costUnit: 'P-01' }))

test.each([
  'report-xml/Reports_GetJournalsReportByCompany.inner.xml',
  'report-xml/Reports_Business_Company_CompanyJournalReport.inner.txt',
])('%s: points or commas, whatever encoding it claims; and nothing about the employee', (name) => {
  expect(parseJournalReport(sample(name))).toEqual({ ok: true, rows })
  expect(parseJournalReport(new TextDecoder().decode(sample(name)))).toEqual({ ok: true, rows })
})

test('one item alone is a list of one, and no items are an empty list', () => {
  const item = '<Item><Period>1</Period><Year>2026</Year><Run>2</Run><Debit>1,5</Debit><Credit>0</Credit></Item>'
  expect(parseJournalReport(`<Report><Items>${item}</Items></Report>`)).toMatchObject({
    ok: true,
    rows: [{ debit: 150, account: '' }],
  })
  expect(parseJournalReport('<Report><Items /></Report>')).toEqual({ ok: true, rows: [] })
})

test.each([
  ['<Report><Items><Item><Period>x</Period></Item></Items></Report>', 'bad-period', 1],
  [
    '<Report><Items><Item><Period>1</Period><Year>2026</Year><Run>1</Run><Debit>1.234,50</Debit></Item></Items></Report>',
    'bad-amount',
    1,
  ],
  ['<Report/>', 'not-a-journal', undefined],
  ['<Report><Items>', 'malformed-document', undefined],
])('%s is refused', (document, code, line) => {
  const result = parseJournalReport(document)
  expect(result.ok ? [] : result.findings.map((finding) => [finding.code, finding.line])).toEqual([[code, line]])
})
