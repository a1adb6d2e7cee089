import type { ErrorObject } from 'ajv/dist/2020.js'
import { blank, invalid, type VendorError, withoutRepeats } from './errors.ts'
import type { OpenApi, Operation, QueryParameter } from './openapi.ts'
import { isWindows1252 } from './windows-1252.ts'

interface Checked<T> {
  readonly value: T
  readonly errors: readonly VendorError[]
}
type Query = Readonly<Record<string, unknown>>

/** Query values by the types of the document. A parameter that it does not know, or one given twice, is refused. */
export function checkQuery({ query: parameters }: Operation, query: Query): Checked<Query> {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  const value: Record<string, unknown> = {}
  const errors: VendorError[] = []

  for (const [name, given] of Object.entries(query)) {
    const parameter = known.get(name)
    const read = parameter && typeof given === 'string' ? readValue(parameter, given) : undefined
    if (!parameter || read === undefined || !parameter.check(read)) errors.push(invalid(name, given))
    else value[name] = read
  }
  for (const { name, required } of parameters) if (required && query[name] === undefined) errors.push(blank(name))
  return { value, errors }
}

function readValue({ type }: QueryParameter, text: string): unknown {
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : undefined
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  return type === 'list' ? text.split(',') : text
}

/**
 * A JSON body against a schema of the document: a `null` counts as left out, unknown fields are refused (no document
 * settles that), and so are characters outside Windows-1252. `alsoKnown` names a schema whose fields are accepted too:
 * on a PUT, what a GET answers.
 */
export function checkBody(api: OpenApi, body: unknown, schema: string, alsoKnown = schema): Checked<unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { value: {}, errors: [{ status: 400, message: 'Request body is missing or is not a JSON object.' }] }

  const value = withoutNulls(body)
  const validate = api.check(schema)
  const shape = validate(value) ? [] : (validate.errors ?? []).flatMap(translate)
  const errors = [...shape, ...strangers(api, value, '', [schema, alsoKnown]), ...foreignCharacters(value, '')]
  return { value, errors: withoutRepeats(errors) }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, withoutNulls(each)]),
  )
}

/** `/transactions/2/account` → `transactions[2].account` */
function fieldPath(instancePath: string): string {
  return instancePath
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
}

function translate({ keyword, instancePath, params, data }: ErrorObject): VendorError[] {
  if (['allOf', 'oneOf', 'anyOf', '$ref', 'if'].includes(keyword)) return []
  const path = fieldPath(instancePath)
  if (keyword === 'required') return [blank(joined(path, String(params.missingProperty)))]
  const isEmpty = keyword === 'minItems' || (keyword === 'minLength' && data === '')
  return [isEmpty ? blank(path) : invalid(path, data)]
}

function strangers(api: OpenApi, value: unknown, path: string, schemas: readonly string[]): VendorError[] {
  if (Array.isArray(value)) {
    const items = schemas.filter(api.hasItems).map(api.itemsOf)
    return value.flatMap((each, index) => strangers(api, each, `${path}[${index}]`, items))
  }
  if (typeof value !== 'object' || value === null) return []
  const known = schemas.map(api.propertiesOf)
  if (known.every((properties) => properties.size === 0)) return []
  return Object.entries(value).flatMap(([name, each]) => {
    const found = known.flatMap((properties) => properties.get(name) ?? [])
    const here = joined(path, name)
    return found.length === 0 ? [invalid(here, each)] : strangers(api, each, here, found)
  })
}

function foreignCharacters(value: unknown, path: string): VendorError[] {
  if (typeof value === 'string') return isWindows1252(value) ? [] : [invalid(path, value)]
  if (Array.isArray(value)) return value.flatMap((each, index) => foreignCharacters(each, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => foreignCharacters(each, joined(path, name)))
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
