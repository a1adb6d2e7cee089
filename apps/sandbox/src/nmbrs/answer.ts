import type { Fault } from './arranged-faults.ts'
import { codedFault, faultStatus, NmbrsFault } from './errors.ts'
import type { Operation } from './operations/operation.ts'
import type { ServiceDependencies } from './service.ts'
import { carryOut, namespaceOf } from './service.ts'
import { answerEnvelope, faultEnvelope, parseEnvelope } from './soap.ts'
import type { SoapVersion } from './soap-version.ts'

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

const contentTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
}

const serverErrorPage =
  '<!DOCTYPE html>\r\n<html>\r\n<head><title>Runtime Error</title></head>\r\n<body><h1>Server Error in &#39;/&#39; Application.</h1></body>\r\n</html>\r\n'

/** The answer with an arranged fault in it. A fault of the vendor and a page come instead of the work. */
export function bentAnswer(
  fault: Fault | undefined,
  dependencies: ServiceDependencies,
  operation: Operation,
  version: SoapVersion,
  bytes: Buffer,
): Answer {
  if (fault?.kind === 'fault') return faultAnswer(version, codedFault(fault.code))
  if (fault?.kind === '500-html') return { status: 500, type: 'text/html; charset=utf-8', body: serverErrorPage }
  const answer = computeAnswer(dependencies, operation, version, bytes)
  return fault?.kind === 'malformed' ? { ...answer, body: breakInnerDocument(answer.body) } : answer
}

/** A refusal as the service words it; anything else that was thrown is a mistake of the stand-in and goes on. */
export function faultAnswer(version: SoapVersion, error: unknown): Answer {
  if (!(error instanceof NmbrsFault)) throw error
  return { status: faultStatus(version, error), type: contentTypes[version], body: faultEnvelope(version, error) }
}

function computeAnswer(
  dependencies: ServiceDependencies,
  operation: Operation,
  version: SoapVersion,
  bytes: Buffer,
): Answer {
  try {
    const result = carryOut(dependencies, operation, parseEnvelope(version, bytes))
    const body = answerEnvelope(version, namespaceOf(operation.service), operation.name, result)
    return { status: 200, type: contentTypes[version], body }
  } catch (error) {
    return faultAnswer(version, error)
  }
}

/** Leaves out the second half of the inner document, so that the envelope is sound and what it holds is not. */
function breakInnerDocument(body: string): string {
  const start = body.indexOf('&lt;')
  const end = body.lastIndexOf('&gt;')
  if (start === -1 || end === -1) return body
  const breakingPoint = body.indexOf('&gt;', Math.floor((start + end) / 2)) - 1
  return body.slice(0, breakingPoint) + body.slice(end + '&gt;'.length)
}
