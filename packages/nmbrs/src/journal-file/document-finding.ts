import type { Finding, FindingCode, FindingValue, JournalResult } from '@tosite/core'
import type { XmlProblem } from '../xml/read-xml.ts'

/** A problem of the document as a whole, as opposed to one of its entries. */
export function documentFinding(code: FindingCode, values: Readonly<Record<string, FindingValue>>): Finding {
  return { code, severity: 'problem', values }
}

/** Values: `line`, `column` and the parser's `words`; or the `encoding`. */
export function xmlFinding(problem: XmlProblem): Finding {
  const { kind, ...values } = problem
  return documentFinding(kind === 'malformed' ? 'malformed-document' : 'wrong-encoding', values)
}

export function refused(finding: Finding): JournalResult {
  return { ok: false, findings: [finding] }
}
