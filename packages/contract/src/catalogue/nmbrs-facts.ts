import { here, inNmbrs, inNmbrsSettings, warning } from './remedies.ts'
import type { VendorFact } from './vendor-entry.ts'
import { codes, status, words } from './vendor-matcher.ts'

const fault = (code: string, message: string) => ({ code, message })

/**
 * What Nmbrs answers, in its words. SOAP faults carry a code of their own, REST errors repeat the HTTP status. Source:
 * the vendor's list of errors as its clients carry it, and its help pages. What other packages answer to Nmbrs' own
 * integrations is not here: it cannot be met here.
 */
export const nmbrsFacts = {
  'nmbrs-password': {
    ...inNmbrsSettings,
    matcher: words(/^Invalid combination email\/password/i),
    certainty: 'seen',
    example: { message: 'Invalid combination email/password' },
  },
  'nmbrs-breakdown': {
    ...warning(here),
    matcher: words(
      /SOAPAction|Object reference|XML|timed? ?out|deadlock|System\.(?!Web\.Services\.Protocols\.SoapException)/i,
    ),
    certainty: 'inferred',
    example: { message: 'Object reference not set to an instance of an object.' },
  },
  'nmbrs-1001': {
    ...inNmbrsSettings,
    matcher: codes('1001'),
    certainty: 'documented',
    example: fault('1001', 'Invalid Authentication'),
  },
  'nmbrs-1002': {
    ...inNmbrs,
    turn: 'administrator',
    matcher: codes('1002'),
    certainty: 'documented',
    example: fault('1002', 'Unauthorized Access'),
  },
  'nmbrs-1003': {
    ...inNmbrs,
    turn: 'administrator',
    matcher: codes('1003'),
    certainty: 'seen',
    example: fault('1003', 'Unauthorized Access Data'),
  },
  'nmbrs-1004': {
    ...inNmbrs,
    turn: 'administrator',
    matcher: codes('1004'),
    certainty: 'seen',
    example: fault('1004', 'No valid subscription'),
  },
  'nmbrs-1006': {
    ...warning(inNmbrsSettings),
    matcher: codes('1006'),
    certainty: 'seen',
    example: fault('1006', 'Login failed'),
  },
  'nmbrs-unknown-id': {
    ...inNmbrs,
    turn: 'administrator',
    place: 'settings-companies',
    matcher: codes('2003', '2004', '2009'),
    certainty: 'seen',
    example: fault('2004', 'Unauthorized Access'),
  },
  'nmbrs-2006': {
    ...inNmbrs,
    matcher: codes('2006'),
    certainty: 'seen',
    example: fault('2006', 'Invalid Period'),
  },
  'nmbrs-background-task': {
    ...warning(here),
    matcher: codes('2019', '2020', '2021'),
    certainty: 'seen',
    example: fault('2019', 'Invalid background task'),
  },
  'nmbrs-cost-center': {
    ...inNmbrs,
    matcher: codes('2037', '2038', '2039'),
    certainty: 'seen',
    example: fault('2038', 'Invalid cost center code'),
  },
  'nmbrs-2042': {
    ...inNmbrsSettings,
    matcher: codes('2042'),
    certainty: 'seen',
    example: fault('2042', 'Several domains'),
  },
  'nmbrs-2043': {
    ...inNmbrsSettings,
    matcher: codes('2043'),
    certainty: 'seen',
    example: fault('2043', 'Domain does not exist'),
  },
  'nmbrs-webhook': {
    ...here,
    turn: 'administrator',
    matcher: codes('2044', '2045'),
    certainty: 'seen',
    example: fault('2044', 'Invalid webhook address'),
  },
  'nmbrs-2046': {
    ...warning(here),
    matcher: codes('2046'),
    certainty: 'seen',
    example: fault('2046', 'Not found'),
  },
  'nmbrs-9999': {
    ...warning(here),
    matcher: codes('9999'),
    certainty: 'seen',
    example: fault('9999', 'Unkown'),
  },
  'nmbrs-scope': {
    ...inNmbrsSettings,
    matcher: words(/^Invalid scope/i),
    certainty: 'seen',
    example: { status: 400, message: 'Invalid scope' },
  },
  'nmbrs-rest-refused': {
    ...inNmbrsSettings,
    matcher: status(400),
    certainty: 'seen',
    example: { status: 400, message: 'Bad Request' },
  },
  'nmbrs-rest-unauthorized': {
    ...inNmbrsSettings,
    matcher: status(401),
    certainty: 'seen',
    example: { status: 401, message: 'The access token or the subscription key was not accepted.' },
  },
  'nmbrs-rest-forbidden': {
    ...inNmbrsSettings,
    matcher: status(403),
    certainty: 'seen',
    example: { status: 403, message: 'The granted scopes do not cover this resource.' },
  },
  'nmbrs-rest-not-found': {
    ...warning(here),
    matcher: status(404),
    certainty: 'seen',
    example: { status: 404, message: 'No company with this id.' },
  },
  'nmbrs-rest-too-many': {
    ...warning(here),
    matcher: status(429),
    certainty: 'seen',
    example: { status: 429, message: 'The call quota was exceeded; see Retry-After.' },
  },
  'nmbrs-rest-server-error': {
    ...warning(here),
    matcher: status(500, 599),
    certainty: 'seen',
    example: { status: 503, message: 'Temporarily unavailable.' },
  },
} as const satisfies Record<string, VendorFact>
export type NmbrsEntryId = keyof typeof nmbrsFacts
