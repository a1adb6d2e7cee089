import type { SoapVersion } from './soap-version.ts'

/** Fault titles by code. The codes are the vendor's; where no answer with the title is public the words are ours. */
const titles = {
  1001: 'Invalid Authentication',
  1002: 'Unauthorized Access',
  1003: 'Unauthorized Access Data',
  1004: 'No valid subscription',
  1006: 'Login failed',
  2003: 'Unauthorized Access',
  2004: 'Unauthorized Access',
  2006: 'Invalid Period',
  2009: 'Unauthorized Access',
  2019: 'Invalid background task',
  2043: 'Domain does not exist',
  2046: 'Not found',
  9999: 'Unkown',
} as const

export type FaultCode = keyof typeof titles

export const isFaultCode = (code: number): code is FaultCode => code in titles

/** A refusal that the service words as a SOAP fault. `sender` is the caller's mistake in the message itself. */
export class NmbrsFault extends Error {
  readonly party: 'sender' | 'receiver'

  constructor(party: 'sender' | 'receiver', message: string) {
    super(message)
    this.name = 'NmbrsFault'
    this.party = party
  }
}

/** A numbered refusal, `---> CODE: title`. */
export function codedFault(code: FaultCode, title: string = titles[code]): NmbrsFault {
  return new NmbrsFault('receiver', `Server was unable to process request. ---> ${code}: ${title}`)
}

export const unreadable = (cause: string): NmbrsFault =>
  new NmbrsFault('sender', `Server was unable to read request. ---> ${cause}`)

/** ASP.NET answers 500 to every SOAP 1.1 fault, and 400 to a SOAP 1.2 fault that is the sender's. */
export function faultStatus(version: SoapVersion, fault: NmbrsFault): 400 | 500 {
  return version === '1.2' && fault.party === 'sender' ? 400 : 500
}
