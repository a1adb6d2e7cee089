import { type FindingCode, findingCodes } from '@tosite/core'
import { expect, test } from 'vitest'
import en from '../../i18n/en/findings.json'
import fi from '../../i18n/fi/findings.json'
import sv from '../../i18n/sv/findings.json'

const document = ['transaction', 'text', 'lineId']
const accountUse = ['nmbrsAccount', 'account', 'amount', 'lines', 'count']
const codeUse = ['side', 'dimension', 'code', 'lines', 'count']

/** The values that each finding is made with, wherever it is made: a text may use no other. */
const valuesOf: Readonly<Record<FindingCode, readonly string[]>> = {
  'malformed-document': ['line', 'column', 'words'],
  'wrong-encoding': ['encoding'],
  'not-a-journal': ['root'],
  'empty-journal': [],
  'bad-amount': document,
  'bad-side': document,
  'bad-date': ['text'],
  'bad-period': ['text'],
  'sums-differ': ['period', 'account', 'found', 'expected'],
  'missing-account': [],
  'unknown-account': accountUse,
  'inactive-account': accountUse,
  'fallback-account-used': [...accountUse, 'wanted'],
  'difference-account-used': accountUse,
  'unknown-dimension': ['side', 'dimensionId'],
  'same-dimension-twice': ['dimensionId'],
  'unknown-item': [...codeUse, 'candidates'],
  'ambiguous-item': [...codeUse, 'candidates'],
  'inactive-item': [...codeUse, 'candidates'],
  'deleted-item': [...codeUse, 'item'],
  'renamed-item': [...codeUse, 'from', 'to'],
  'item-will-be-created': codeUse,
  'bad-account-mask': ['mask'],
  'closed-fiscal-year': ['date', 'startDate', 'endDate'],
  'closed-period': ['date', 'startDate', 'endDate', 'status'],
  'no-fiscal-year': ['date'],
  'no-open-period': ['date'],
  'crosses-fiscal-year': ['from', 'to'],
  'own-period-date-unknown': ['period'],
  'booking-date-needed': ['period'],
  'booking-date-not-allowed': ['bookingDate', 'periodType'],
  'receipt-moved': ['from', 'to', 'reason'],
  unbalanced: ['difference', 'debit', 'credit'],
  'receipt-left-out': ['period', 'date'],
  'nothing-to-send': [],
  'text-replaced': ['text', 'sent', 'characters'],
  'text-shortened': ['text', 'sent', 'length'],
  'reference-replaced': ['characters', 'reference'],
  'reference-shortened': ['reference', 'from'],
  'unusable-vat': ['account', 'type', 'status', 'percent'],
  'test-company': [],
  'blocked-debtor': [],
  'marked-as-sent': [],
  'run-not-locked': [],
  'run-deleted': [],
  'already-sent': [],
  'being-withdrawn': [],
  'still-in-procountor': [],
  'before-start-period': ['period', 'startPeriod'],
  'not-mapped': [],
  'not-authorized': [],
  'authorization-expired': [],
  'administration-unread': [],
  'procountor-not-read': [],
  'reading-refused': ['what'],
  'wrong-company': ['connected', 'answered'],
  'right-missing': ['right', 'level'],
  'own-receipts-only': [],
  'dimension-not-allowed': ['side', 'dimensionId'],
  'zero-vat-unlisted': ['type'],
  'foreign-vat': ['vatProcessing', 'country'],
  'not-sendable': ['field', 'value'],
  'content-changed': ['changed', 'added', 'removed'],
  'changed-in-nmbrs': [],
  'period-sent-before': ['period', 'runs'],
  'one-person-cost-center': ['codes', 'lines', 'count'],
  'headcount-unknown': [],
}

const catalogues = { en, sv, fi }

test.each(Object.entries(catalogues))('every finding says what it is and the way out (%s)', (_language, catalogue) => {
  for (const code of findingCodes) {
    const { title, fix } = catalogue[code]
    expect(title.trim(), code).not.toBe('')
    expect(fix.trim(), code).not.toBe('')
  }
})

test.each(Object.entries(catalogues))('texts have only gaps that the finding fills (%s)', (_language, catalogue) => {
  for (const code of findingCodes) {
    const { title, fix } = catalogue[code]
    const gaps = [...`${title} ${fix}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap)
    expect(valuesOf[code], code).toEqual(expect.arrayContaining(gaps))
  }
})

test('no text stands for a finding that does not exist', () => {
  const others = ['line', 'lines_one', 'lines_other', 'linesAndMore', 'candidates', 'more_one', 'more_other', 'words']
  for (const catalogue of Object.values(catalogues)) {
    expect(Object.keys(catalogue).sort()).toEqual([...findingCodes, ...others].sort())
  }
})
