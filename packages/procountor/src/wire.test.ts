import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import * as wire from './index.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

const file = new URL('../../../apps/sandbox/procountor.openapi.yaml', import.meta.url)
const vendor: { components: { schemas: Readonly<Record<string, Schema>> } } = parse(readFileSync(file, 'utf8'))
const { schemas } = vendor.components

/** Our schema → the vendor's, where the names differ. */
const vendorNames: Record<string, string> = {
  LedgerReceiptPage: 'LedgerReceiptSearchResult',
  DimensionItemCreate: 'DimensionItem',
}

const ours = Object.entries(wire).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [{ name, schema: value }] : [],
)

/** Property paths such as `transactions.dimensionItemValues.value`; lists add nothing to a path. */
function pathsOf(schema: Schema, lookUp: (ref: string) => Schema, prefix = ''): string[] {
  if (schema.$ref !== undefined) return pathsOf(lookUp(schema.$ref), lookUp, prefix)
  const parts = [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ]
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    `${prefix}${name}`,
    ...pathsOf(property, lookUp, `${prefix}${name}.`),
  ])
  return [...own, ...parts.flatMap((part) => pathsOf(part, lookUp, prefix))]
}

function vendorSchema(ref: string): Schema {
  const schema = schemas[ref.replace('#/components/schemas/', '')]
  if (schema === undefined) throw new Error(`the vendor's file has no ${ref}`)
  return schema
}

test('every wire schema is held against the description of the vendor', () => {
  expect(ours.length).toBeGreaterThan(15)
})

test.each(ours)('$name uses only names that the vendor describes', ({ name, schema }) => {
  const used = pathsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, (ref) => {
    throw new Error(`unexpected reference ${ref}`)
  })
  const described = new Set(pathsOf(vendorSchema(vendorNames[name] ?? name), vendorSchema))
  expect(used.length).toBeGreaterThan(0)
  expect(used.filter((path) => !described.has(path))).toEqual([])
})

test.each([
  ['LedgerReceiptCreate', wire.LedgerReceiptCreate],
  ['LedgerReceiptReplace', wire.LedgerReceiptReplace],
  ['TransactionInput', wire.TransactionInput],
])('%s sends whatever the vendor requires', (name, schema) => {
  const required = requiredOf(vendorSchema(name))
  expect(required.length).toBeGreaterThan(0)
  expect(
    Object.entries(schema.shape).flatMap(([key, value]) => (value.safeParse(undefined).success ? [] : [key])),
  ).toEqual(expect.arrayContaining(required))
})

function requiredOf(schema: Schema & { readonly required?: readonly string[] }): string[] {
  if (schema.$ref !== undefined) return requiredOf(vendorSchema(schema.$ref))
  return [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap(requiredOf)]
}
