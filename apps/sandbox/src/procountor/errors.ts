/** One entry of Procountor's error list. `field` is a path into the request, absent for whole-object rules. */
export interface VendorError {
  readonly status: number
  readonly field?: string
  readonly message: string
}

/** A refused request; every error that was found goes out at once, under the status of the first. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly VendorError[]

  constructor(errors: readonly [VendorError, ...VendorError[]]) {
    super(errors.map((error) => error.message).join('; '))
    this.name = 'Refusal'
    this.status = errors[0].status
    this.errors = errors
  }
}

export function refuse(status: number, message: string, field?: string): Refusal {
  return new Refusal([field === undefined ? { status, message } : { status, field, message }])
}

/** Throws where there is anything to refuse. */
export function refuseAll(errors: readonly VendorError[]): void {
  const [first, ...others] = errors
  if (first) throw new Refusal([first, ...others])
}

/** The texts of 401, 403 and 404 that are known or, for 403 and 404, plausible: the vendor publishes none. */
export const unauthorized = () => refuse(401, 'Unauthorized')
export const forbidden = () => refuse(403, 'Forbidden')
export const notFound = () => refuse(404, 'Not Found')

export function blank(path: string): VendorError {
  return { status: 400, field: path, message: `Value of the '${lastName(path)}' cannot be blank.` }
}

export function invalid(path: string, value: unknown): VendorError {
  return { status: 400, field: path, message: `Value of the '${lastName(path)}' field is invalid: ${shown(value)}` }
}

/** One rule may be found broken in two ways. */
export function withoutRepeats(errors: readonly VendorError[]): VendorError[] {
  const seen = new Set<string>()
  return errors.filter(({ field, message }) => {
    const key = `${field} ${message}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

/** `transactions[2].account` is spoken of as `account`. */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '')
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
