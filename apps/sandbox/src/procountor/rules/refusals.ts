import type { VendorError } from '../errors.ts'
import { loadOpenApi } from '../openapi.ts'

const created = '/components/schemas/LedgerReceiptCreate'

/** Refusals that are told by a code or a sentence of their own. */
const byWords = [
  'CLOSED_FISCAL_PERIOD',
  'ERROR_LEDGERACCOUNT_VATPERCENTAGE_COMBINATION',
  'ERROR_VATSTATUS_VATPERC',
  'DIMENSION_OR_DIMENSION_ITEM_IDENTIFIERS_DOES_NOT_MATCH_THOSE_STORED_IN_DATABASE',
  'Request body is missing or is not a JSON object.',
  'Request body is not valid JSON in UTF-8.',
  'Unauthorized',
  'Forbidden',
  'Too Many Requests',
  'Internal Server Error',
] as const

/** Of a body's field that the description does not have. */
const unknownField = 'invalid an unknown field'

/**
 * Everything by which creating a receipt can be refused, each once: a code, a sentence, or `blank` or `invalid` with the path
 * of a field. Whoever tests against the stand-in walks this list, so that no refusal stays untried.
 */
export function receiptRefusals(): readonly string[] {
  const { all, required } = fieldsBelow(created, '')
  return [
    ...byWords,
    unknownField,
    ...all.map((path) => `invalid ${path}`),
    ...required.map((path) => `blank ${path}`),
    'invalid createReconciliation',
  ]
}

/** Which of the list an error is. */
export function refusalOf({ field, message }: VendorError): string {
  const path = (field ?? '').replace(/\[\d+\]/g, '[]')
  const kind = / cannot be blank\.$/.test(message) ? 'blank' : / field is invalid: /.test(message) ? 'invalid' : null
  if (kind === null) return message
  const refusal = `${kind} ${path}`
  return kind === 'invalid' && !known().has(refusal) ? unknownField : refusal
}

/** @throws Error for an error that is not in the list: a rule that was added without it. */
export function demandListed(errors: readonly VendorError[]): void {
  const stranger = errors.find((error) => !known().has(refusalOf(error)))
  if (stranger !== undefined) throw new Error(`receiptRefusals does not list ${refusalOf(stranger)}`)
}

let list: ReadonlySet<string> | undefined

function known(): ReadonlySet<string> {
  list ??= new Set(receiptRefusals())
  return list
}

interface Fields {
  readonly all: readonly string[]
  /** Those that may not be left out, or not be empty. */
  readonly required: readonly string[]
}

function fieldsBelow(pointer: string, path: string): Fields {
  const api = loadOpenApi()
  const needed = api.requiredOf(pointer)
  const all: string[] = []
  const required: string[] = []
  for (const [name, own] of api.propertiesOf(pointer)) {
    const here = path === '' ? name : `${path}.${name}`
    all.push(here)
    if (needed.has(name)) required.push(here)
    const below = api.hasItems(own) ? fieldsBelow(api.itemsOf(own), `${here}[]`) : fieldsBelow(own, here)
    all.push(...below.all)
    required.push(...below.required)
  }
  return { all, required }
}
