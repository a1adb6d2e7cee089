import { byItself, here, inAccounts, inMapping, inProcountor, warning } from './remedies.ts'
import type { VendorFact } from './vendor-entry.ts'
import { codes, status, words } from './vendor-matcher.ts'

/**
 * Fields that a sentence `Value of the '<field>' field is invalid: <value>` may name, by what is wrong then. That
 * Procountor words these rules so is inferred; the sentence itself is seen.
 */
const fieldsOf = {
  balance: ['transactions'],
  dimensionSums: ['dimensionItemValues'],
  vat: ['vatType', 'vatStatus', 'vatPercent', 'vatProcessing', 'vatDeductionPercent'],
  texts: ['name', 'description', 'codeName', 'invoiceNotes', 'accountantsNotes', 'transactionDescription'],
  dates: ['receiptDate', 'startDate', 'endDate', 'periodStartDate', 'periodEndDate', 'vatDate'],
  amounts: ['accountingValue', 'value'],
  version: ['version'],
  status: ['status'],
  type: ['type', 'transactionType'],
  series: ['serialNumber'],
} as const

const named = Object.values(fieldsOf).flat().join('|')

function invalidField(fields: readonly string[]) {
  return words(new RegExp(`^Value of the '(?<field>${fields.join('|')})' field is invalid:(?: (?<value>[\\s\\S]*))?$`))
}

const invalid = (field: string, value: string) => ({
  status: 400,
  message: `Value of the '${field}' field is invalid: ${value}`,
})

/** What Procountor answers, in its words. Sources: the vendor's specification and release notes, clients, integrators. */
export const procountorFacts = {
  'procountor-account-or-vat': {
    ...inMapping('accounts'),
    matcher: codes('ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION'),
    certainty: 'told',
    example: { status: 400, message: 'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION' },
  },
  'procountor-dimension-or-item': {
    ...inMapping('dimensions'),
    matcher: codes('DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE'),
    certainty: 'told',
    example: {
      status: 400,
      message: 'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
    },
  },
  'procountor-closed-period': {
    ...inProcountor,
    place: 'mapping-dates',
    matcher: codes('CLOSED_FISCAL_PERIOD'),
    certainty: 'told',
    example: { status: 400, message: 'CLOSED_FISCAL_PERIOD' },
  },
  'procountor-vat-status': {
    ...inMapping('accounts'),
    matcher: codes('ERROR_VATSTATUS_VATPERC'),
    certainty: 'told',
    example: { status: 400, message: 'ERROR_VATSTATUS_VATPERC' },
  },
  'procountor-unbalanced': {
    ...inProcountor,
    turn: 'payroll',
    matcher: invalidField(fieldsOf.balance),
    certainty: 'inferred',
    example: invalid('transactions', '0.01'),
  },
  'procountor-dimension-sums': {
    ...inMapping('dimensions'),
    matcher: invalidField(fieldsOf.dimensionSums),
    certainty: 'inferred',
    example: invalid('dimensionItemValues', '99.99'),
  },
  'procountor-vat-not-in-use': {
    ...inMapping('accounts'),
    matcher: invalidField(fieldsOf.vat),
    certainty: 'inferred',
    example: invalid('vatStatus', '99'),
  },
  'procountor-text': {
    ...inMapping('texts'),
    matcher: invalidField(fieldsOf.texts),
    certainty: 'inferred',
    example: invalid('description', 'Łódź'),
  },
  'procountor-date': {
    ...inMapping('dates'),
    matcher: invalidField(fieldsOf.dates),
    certainty: 'inferred',
    example: invalid('receiptDate', '2026-02-30'),
  },
  'procountor-amount': {
    ...inProcountor,
    turn: 'payroll',
    matcher: invalidField(fieldsOf.amounts),
    certainty: 'inferred',
    example: invalid('accountingValue', '10.005'),
  },
  'procountor-version': {
    ...here,
    matcher: invalidField(fieldsOf.version),
    certainty: 'inferred',
    example: { ...invalid('version', '2026-06-30T15:20:00'), status: 409 },
  },
  'procountor-status': {
    ...inProcountor,
    matcher: invalidField(fieldsOf.status),
    certainty: 'inferred',
    example: invalid('status', 'INVALIDATED'),
  },
  'procountor-type': {
    ...inProcountor,
    matcher: invalidField(fieldsOf.type),
    certainty: 'documented',
    example: invalid('type', 'SALARY'),
  },
  'procountor-series': {
    ...inProcountor,
    matcher: invalidField(fieldsOf.series),
    certainty: 'documented',
    example: invalid('serialNumber', '{"series":"A","number":17}'),
  },
  'procountor-field-invalid': {
    ...here,
    matcher: words(
      new RegExp(`^Value of the '(?<field>(?!(?:${named})')[^']+)' field is invalid:(?: (?<value>[\\s\\S]*))?$`),
    ),
    certainty: 'seen',
    example: invalid('depreciation', ''),
  },
  'procountor-field-blank': {
    ...here,
    matcher: words(/^Value of the '(?<field>[^']+)' cannot be blank\.$/),
    certainty: 'told',
    example: { status: 400, message: "Value of the 'name' cannot be blank." },
  },
  'procountor-body': {
    ...here,
    matcher: words(/^Request body (?:is|could|cannot|was)\b/),
    certainty: 'inferred',
    example: { status: 400, message: 'Request body is missing or is not a JSON object.' },
  },
  'procountor-business-id': {
    ...inProcountor,
    matcher: codes('ERROR_BRN_CODE'),
    certainty: 'told',
    example: { status: 400, message: 'ERROR_BRN_CODE' },
  },
  'procountor-due-date': {
    ...inProcountor,
    matcher: codes('DUE_DATE_BEFORE_BILL_DATE'),
    certainty: 'documented',
    example: { status: 400, message: 'DUE_DATE_BEFORE_BILL_DATE' },
  },
  'procountor-grant': {
    ...inAccounts,
    matcher: codes('invalid_grant'),
    certainty: 'seen',
    example: { status: 400, code: 'invalid_grant', message: 'The refresh token is unknown or has expired.' },
  },
  'procountor-client': {
    ...here,
    turn: 'administrator',
    matcher: codes('invalid_client', 'unauthorized_client'),
    certainty: 'seen',
    example: { status: 401, code: 'invalid_client', message: 'The client id or the client secret is wrong.' },
  },
  'procountor-token-request': {
    ...here,
    turn: 'administrator',
    matcher: codes('invalid_request', 'unsupported_grant_type', 'invalid_scope'),
    certainty: 'seen',
    example: { status: 400, code: 'invalid_request', message: 'Parameters are accepted in the request body only.' },
  },
  'procountor-access-denied': {
    ...inAccounts,
    matcher: codes('access_denied'),
    certainty: 'inferred',
    example: { message: 'access_denied' },
  },
  'procountor-request-refused': {
    ...here,
    matcher: status(406),
    certainty: 'documented',
    example: { status: 406, message: 'Not Acceptable' },
  },
  'procountor-unauthorized': {
    ...inAccounts,
    matcher: status(401),
    certainty: 'told',
    example: { status: 401, message: 'Unauthorized' },
  },
  'procountor-forbidden': {
    ...inProcountor,
    matcher: status(403),
    certainty: 'documented',
    example: { status: 403, message: 'Forbidden' },
  },
  'procountor-not-found': {
    ...inProcountor,
    matcher: status(404),
    certainty: 'documented',
    example: { status: 404, message: 'Not Found' },
  },
  'procountor-timeout': {
    ...byItself,
    matcher: status(408),
    certainty: 'documented',
    example: { status: 408, message: 'Request Timeout' },
  },
  'procountor-conflict': {
    ...inProcountor,
    matcher: status(409),
    certainty: 'documented',
    example: { status: 409, message: 'Tracking period cannot be changed from CLOSED to PENDING.' },
  },
  'procountor-expired': {
    ...inAccounts,
    matcher: status(410),
    certainty: 'documented',
    example: { status: 410, message: 'Gone' },
  },
  'procountor-too-many': {
    ...byItself,
    matcher: status(429),
    certainty: 'inferred',
    example: { status: 429, message: 'Too Many Requests' },
  },
  'procountor-server-error': {
    ...warning(byItself),
    matcher: status(500, 599),
    certainty: 'told',
    example: { status: 500, message: 'Internal Server Error' },
  },
} as const satisfies Record<string, VendorFact>
export type ProcountorEntryId = keyof typeof procountorFacts
