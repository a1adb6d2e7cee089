import { type CallName, Unavailable } from '@tosite/procountor'

/** The answer is about another receipt than the call: a proxy's mistake, and no answer to this call. */
export function ofAnother(operation: string, method: CallName['method'], path: string): Unavailable {
  const detail = 'the answer is about another receipt'
  return new Unavailable({ operation, method, path }, { status: 200, reason: 'no-trustworthy-answer', detail })
}
