import type { Outcome } from './authorize-account.ts'

const longestWords = 200

/** Where the browser goes after an authorization: a page of ours that says how it ended. */
export function outcomePage(outcome: Outcome): string {
  const query = new URLSearchParams({ outcome: outcome.kind })
  if (outcome.kind === 'failed') {
    query.set('reason', outcome.reason)
    if (outcome.words) query.set('words', shortened(outcome.words))
    if (outcome.companies !== undefined) {
      query.set('before', shortened(outcome.companies.before))
      query.set('chosen', shortened(outcome.companies.chosen))
    }
  }
  if (outcome.accountId !== undefined) query.set('account', outcome.accountId)
  return `/integration/procountor/authorization?${query}`
}

/** By code points, so that no character is cut in half. */
function shortened(text: string): string {
  return [...text].slice(0, longestWords).join('')
}
