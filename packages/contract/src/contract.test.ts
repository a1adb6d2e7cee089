import { expect, test } from 'vitest'
import * as z from 'zod'
import { CreateAccount, endpoints, MappingRules, pathOf, type RouteName, routes } from './index.ts'

const names = Object.keys(routes) as RouteName[]

test('every route has its schemas, and every schema its route', () => {
  expect(Object.keys(endpoints).sort()).toEqual([...names].sort())
})

test('the parameters of a path are the ones its schema names', () => {
  for (const name of names) {
    const inPath = [...routes[name].path.matchAll(/:(\w+)/g)].map((match) => match[1])
    const endpoint: { readonly params?: z.ZodType; readonly response: z.ZodType } = endpoints[name]
    const inSchema = endpoint.params instanceof z.ZodObject ? Object.keys(endpoint.params.shape) : []
    expect(inSchema.sort(), name).toEqual(inPath.sort())
  }
})

test('no two routes answer the same request', () => {
  const shapes = names.map((name) => `${routes[name].method} ${routes[name].path.replace(/:\w+/g, ':')}`)
  expect(new Set(shapes).size).toBe(shapes.length)
})

test('unknown fields are refused, never dropped', () => {
  expect(CreateAccount.safeParse({ username: 'Palkat', admin: true }).success).toBe(false)
  expect(
    MappingRules.safeParse({ surprise: 1 }).error?.issues.some((issue) => issue.code === 'unrecognized_keys'),
  ).toBe(true)
})

test('a path is filled in percent-encoded, and a missing parameter is a bug', () => {
  expect(pathOf('getAccount', { accountId: 'a/b ä' })).toBe('/api/accounts/a%2Fb%20%C3%A4')
  expect(() => pathOf('getAccount')).toThrow('accountId')
})
