import { inferred } from './inferred.ts'

/** A call as errors name it: no address, no body, no token. */
export interface NmbrsCall {
  /** For example `CompanyService`. */
  readonly service: string
  readonly operation: string
}

/** What a fault asks for, by the vendor's code. */
export type NmbrsFaultKind =
  | 'credentials'
  | 'operation-off'
  | 'no-access'
  | 'subscription'
  | 'login-failed'
  | 'unknown-id'
  | 'period-type'
  | 'background-task'
  | 'cost-center'
  | 'several-domains'
  | 'unknown-domain'
  | 'webhook'
  | 'not-found'
  | 'unknown'

const kindByCode: Readonly<Record<number, NmbrsFaultKind>> = {
  1001: 'credentials',
  1002: 'operation-off',
  1003: 'no-access',
  1004: 'subscription',
  1006: 'login-failed',
  2003: 'unknown-id',
  2004: 'unknown-id',
  2009: 'unknown-id',
  2006: 'period-type',
  2019: 'background-task',
  2020: 'background-task',
  2021: 'background-task',
  2037: 'cost-center',
  2038: 'cost-center',
  2039: 'cost-center',
  2042: 'several-domains',
  2043: 'unknown-domain',
  2044: 'webhook',
  2045: 'webhook',
  2046: 'not-found',
}

abstract class NmbrsFailure extends Error {
  readonly call: NmbrsCall

  constructor({ service, operation }: NmbrsCall, message: string) {
    super(`Nmbrs: ${service}.${operation} ${message}`)
    this.name = new.target.name
    this.call = { service, operation }
  }
}

/** A SOAP fault: Nmbrs understood the call and refuses it. */
export class NmbrsFault extends NmbrsFailure {
  readonly kind: NmbrsFaultKind
  /** The vendor's code; absent for a wrong combination of e-mail and password, and for breakdowns. */
  readonly code?: number
  /** The vendor's words after the code. */
  readonly title: string

  constructor(call: NmbrsCall, fault: { readonly text: string; readonly fromCaller: boolean }) {
    const { code, title } = readFault(fault.text)
    const kind = kindOf(code, title, fault.fromCaller)
    super(call, `answered with a fault (${code ?? 'no code'}, ${kind}): ${title}`)
    this.kind = kind
    if (code !== undefined) this.code = code
    this.title = title
  }
}

/**
 * Something answered, but not as the service does: `server-error` is a 5xx without a fault, `not-soap` a page or another
 * text, `unreadable-answer` an envelope without what this operation answers.
 */
export class NmbrsUnavailable extends NmbrsFailure {
  readonly reason: 'server-error' | 'not-soap' | 'unreadable-answer'
  readonly status: number

  constructor(
    call: NmbrsCall,
    answer: { readonly reason: NmbrsUnavailable['reason']; readonly status: number; readonly detail?: string },
  ) {
    super(call, `got no usable answer (${answer.status}, ${answer.reason}${answer.detail ? `: ${answer.detail}` : ''})`)
    this.reason = answer.reason
    this.status = answer.status
  }
}

/** No answer within the time, or the connection was refused or cut. Calls to Nmbrs only read: asking again is harmless. */
export class NmbrsNoAnswer extends NmbrsFailure {
  readonly reason: 'timeout' | 'no-connection'
  /** The system's name of what happened, such as `ECONNREFUSED`. */
  readonly code: string | undefined

  constructor(call: NmbrsCall, reason: NmbrsNoAnswer['reason'], code?: string) {
    super(call, `got no answer (${reason}${code === undefined ? '' : `, ${code}`})`)
    this.reason = reason
    this.code = code
  }
}

/** Faults end in `---> CODE: title`; what stands before is .NET's. */
function readFault(text: string): { code: number | undefined; title: string } {
  const last = (text.split('--->').at(-1) ?? text).trim()
  const [, code, title] = /^(\d{3,5}):\s*([\s\S]*)$/.exec(last) ?? []
  return code === undefined ? { code: undefined, title: last } : { code: Number(code), title: (title ?? '').trim() }
}

function kindOf(code: number | undefined, title: string, fromCaller: boolean): NmbrsFaultKind {
  if (code !== undefined) return kindByCode[code] ?? 'unknown'
  return fromCaller || inferred.technicalFault.test(title) ? 'unknown' : 'credentials'
}
