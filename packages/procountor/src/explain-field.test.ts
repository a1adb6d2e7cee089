import { expect, test } from 'vitest'
import { explainField, parseTokenError } from './index.ts'

test.each([
  ['transactions[2].account', undefined, { row: 2, part: 'account' }],
  ['transactions[0].dimensionItemValues', undefined, { row: 0, part: 'dimensionItemValues' }],
  ['transactions[10].dimensionItemValues[1].itemId', undefined, { row: 10, part: 'dimensionItemValues[1].itemId' }],
  ['transactions[3]', undefined, { row: 3 }],
  ['receiptDate', undefined, { part: 'receiptDate' }],
  [undefined, "Value of the 'depreciation' field is invalid: ", { part: 'depreciation' }],
  [undefined, "Value of the 'name' cannot be blank.", { part: 'name' }],
  ['', 'CLOSED_FISCAL_PERIOD', {}],
  [null, undefined, {}],
])('%s %s points at %o', (field, message, place) => {
  expect(explainField(field, message)).toEqual(place)
})

test.each([
  [
    '{"error":"invalid_grant","error_description":"Refresh token expired"}',
    [{ code: 'invalid_grant', message: 'Refresh token expired' }],
  ],
  ['{"error":"invalid_client"}', [{ code: 'invalid_client', message: 'invalid_client' }]],
  [{ errors: [{ status: 401, message: 'Invalid code' }] }, [{ status: 401, message: 'Invalid code' }]],
  ['<html>Bad gateway</html>', []],
  [undefined, []],
])('the token endpoint says why: %o', (body, errors) => {
  expect(parseTokenError(body)).toEqual(errors)
})
