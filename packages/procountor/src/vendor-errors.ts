import type { VendorError } from './failures.ts'

/** Longest plain text taken for a reason; what is longer is a page or a dump. */
const LONGEST_REASON = 500

/**
 * The reasons in an error body, given as text, whichever of the forms it has: the API's
 * `{errors: [{status, field, message}]}`, OAuth's `{error, error_description}`, the oldest `constraintViolations[].errorCode`,
 * a lone `{message}`, or a short plain text. Empty when none is found, as in an HTML page.
 */
export function parseVendorErrors(text: string): readonly VendorError[] {
  const body = parseJson(text)
  if (body !== undefined) return reasonsOf(body)
  const plain = text.trim()
  return plain === '' || plain.startsWith('<') || plain.length > LONGEST_REASON ? [] : [{ message: plain }]
}

/**
 * The reasons in an answer of the token endpoint, given as text or as parsed JSON. Both the API's and the OAuth form are
 * seen there.
 */
export function parseTokenError(body: unknown): readonly VendorError[] {
  return typeof body === 'string' ? parseVendorErrors(body) : reasonsOf(body)
}

/** JSON, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonsOf(body: unknown): readonly VendorError[] {
  if (!isObject(body)) return []
  const { errors, constraintViolations, error, error_description: description, message } = body
  const found: VendorError[] = []
  if (Array.isArray(errors)) found.push(...errors.map(fromEntry))
  if (Array.isArray(constraintViolations)) found.push(...constraintViolations.map(fromEntry))
  if (typeof error === 'string') found.push({ code: error, message: textOf(description) ?? error })
  if (found.length === 0 && typeof message === 'string') found.push({ message })
  return found
}

function fromEntry(entry: unknown): VendorError {
  if (!isObject(entry)) return { message: String(entry) }
  const { status, field, propertyPath, message, errorCode } = entry
  const path = textOf(field) ?? textOf(propertyPath)
  return {
    ...(typeof status === 'number' ? { status } : {}),
    ...(path === undefined ? {} : { field: path }),
    message: textOf(message) ?? textOf(errorCode) ?? '',
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
