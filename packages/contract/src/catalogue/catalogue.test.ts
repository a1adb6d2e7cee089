import {
  deliveryCodes,
  deliveryStates,
  driftKinds,
  findingCodes,
  waitingReasons,
  withdrawalObstacles,
} from '@tosite/core'
import { expect, test } from 'vitest'
import {
  authorizationFailures,
  browserErrorCodes,
  catalogue,
  catalogueEntry,
  errorCodes,
  explainVendorError,
} from '../index.ts'
import { troubledStates } from './delivery-remedies.ts'
import { nmbrsFacts } from './nmbrs-facts.ts'
import { procountorFacts } from './procountor-facts.ts'
import type { VendorFact } from './vendor-entry.ts'
import { match } from './vendor-matcher.ts'

test.each([
  ['finding', findingCodes],
  ['error', errorCodes],
  ['error of the browser', browserErrorCodes],
  ['code of a delivery', deliveryCodes],
  ['failed authorization', authorizationFailures.map((reason) => `authorization-${reason}`)],
  ['reason to wait', waitingReasons.map((reason) => `waiting-${reason}`)],
  ['state that wants a person', troubledStates.map((state) => `receipt-${state}`)],
  ['change in Procountor', driftKinds.map((kind) => `drift-${kind}`)],
  ['obstacle of a withdrawal', withdrawalObstacles.map((obstacle) => `withdrawal-${obstacle}`)],
])('every %s has its entry in the catalogue', (_, ids) => {
  expect(ids.filter((id) => catalogueEntry(id) === undefined)).toEqual([])
})

test('the states that want a person are states', () => {
  expect(deliveryStates).toEqual(expect.arrayContaining([...troubledStates]))
})

test('no two entries share an address', () => {
  const ids = catalogue.map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

const vendors: Readonly<Record<'procountor' | 'nmbrs', Readonly<Record<string, VendorFact>>>> = {
  procountor: procountorFacts,
  nmbrs: nmbrsFacts,
}
const facts = Object.entries(vendors).flatMap(([vendor, byId]) =>
  Object.entries(byId).map(([id, fact]) => ({ vendor: vendor as keyof typeof vendors, id, fact })),
)

/** Further errors of each vendor, with what they are: together with the examples, what every matcher is tried on. */
const more = [
  [
    'procountor',
    { message: "Value of the 'vatPercent' field is invalid: 24", status: 400 },
    'procountor-vat-not-in-use',
  ],
  ['procountor', { message: "Value of the 'name' field is invalid: a\nb", status: 400 }, 'procountor-text'],
  ['procountor', { message: "Value of the 'transactions' cannot be blank.", status: 400 }, 'procountor-field-blank'],
  ['procountor', { message: "Value of the 'transactionsOfNow' field is invalid: 1" }, 'procountor-field-invalid'],
  ['procountor', { message: "Value of the 'names' field is invalid:" }, 'procountor-field-invalid'],
  ['procountor', { message: 'CLOSED_FISCAL_PERIOD', status: 403 }, 'procountor-closed-period'],
  ['procountor', { message: 'invalid_client', code: 'invalid_client' }, 'procountor-client'],
  ['procountor', { message: 'Bad gateway', status: 502 }, 'procountor-server-error'],
  ['nmbrs', { message: 'Unauthorized Access', code: '2009' }, 'nmbrs-unknown-id'],
  ['nmbrs', { message: 'Invalid cost center id', code: '2037' }, 'nmbrs-cost-center'],
  ['nmbrs', { message: 'There is an error in XML document (1, 2).' }, 'nmbrs-breakdown'],
] as const

test.each([...facts.map(({ vendor, id, fact }) => [vendor, fact.example, id] as const), ...more])(
  '%s: %o is known as %s',
  (vendor, error, id) => {
    expect(explainVendorError({ vendor, ...error })?.id).toBe(id)
  },
)

test('no two matchers overlap, and none is there that recognizes nothing', () => {
  const errors = [...facts.map(({ vendor, fact }) => [vendor, fact.example] as const), ...more]
  const kindOf = ({ matcher }: VendorFact) => (matcher.by === 'status' ? 'status' : 'words')
  const recognized = new Set<string>()
  for (const [vendor, error] of errors) {
    for (const kind of ['words', 'status']) {
      const ids = facts
        .filter((each) => each.vendor === vendor && kindOf(each.fact) === kind)
        .filter(({ fact }) => match(fact.matcher, error) !== null)
        .map(({ id }) => id)
      expect(ids.length, `${vendor} ${error.message}: ${ids.join(', ')}`).toBeLessThanOrEqual(1)
      for (const id of ids) recognized.add(id)
    }
  }
  expect(facts.map(({ id }) => id).filter((id) => !recognized.has(id))).toEqual([])
})

test('codes and statuses stand with one entry each', () => {
  for (const byId of Object.values(vendors)) {
    const matchers = Object.values(byId).map(({ matcher }) => matcher)
    const codes = matchers.flatMap((matcher) => (matcher.by === 'code' ? matcher.codes : []))
    expect(new Set(codes).size).toBe(codes.length)
    const ranges = matchers.flatMap((matcher) => (matcher.by === 'status' ? [matcher] : []))
    for (const { from, to } of ranges) {
      expect(ranges.filter((other) => other.from <= to && from <= other.to)).toHaveLength(1)
    }
  }
})

test('what the vendor’s sentence named comes along', () => {
  const message = "Value of the 'description' field is invalid: Łódź"
  expect(explainVendorError({ vendor: 'procountor', status: 400, message })?.captures).toEqual({
    field: 'description',
    value: 'Łódź',
  })
})

test('an error that nobody has described is told to be unknown', () => {
  expect(explainVendorError({ vendor: 'procountor', status: 400, message: 'SOMETHING_NEW' })).toBeNull()
  expect(explainVendorError({ vendor: 'procountor', message: 'CLOSED_FISCAL_PERIODS' })).toBeNull()
  expect(explainVendorError({ vendor: 'nmbrs', code: '3001', message: 'Something new' })).toBeNull()
})

test('one vendor’s code says nothing of the other’s', () => {
  expect(explainVendorError({ vendor: 'nmbrs', message: 'CLOSED_FISCAL_PERIOD' })).toBeNull()
  expect(explainVendorError({ vendor: 'procountor', code: '1002', message: 'Unauthorized Access' })).toBeNull()
})
