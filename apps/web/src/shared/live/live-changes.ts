import { lostContact } from '../lost-contact.ts'
import { queryClient } from '../query-client.ts'
import { hadNoAnswer } from '../request-error.ts'
import { sessionExpiry } from '../session-expiry.ts'
import { affectedQueries } from './affected-queries.ts'
import { createAskAgain } from './ask-again.ts'
import { createChangeStream } from './change-stream.ts'

const askAgain = createAskAgain(queryClient, (work, ms) => setTimeout(work, ms))

/** What changes on the server, for every screen. */
export const liveChanges = createChangeStream({
  openSource: (url) => new EventSource(url),
  locks: navigator.locks,
  openChannel: typeof BroadcastChannel === 'undefined' ? undefined : () => new BroadcastChannel('tosite-changes'),
  schedule: (work, ms) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  onChange: (change) => askAgain(affectedQueries(change)),
  onLife: (isLive) => {
    if (isLive) return lostContact.clear()
    // What looked only because it was told looks for itself from now on.
    void queryClient.invalidateQueries({ predicate: ({ observers }) => observers.some(looksForItself) })
  },
  mayAsk: () => !sessionExpiry.isSet(),
})

queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated') return
  const { action } = event
  if (action.type === 'success') lostContact.clear()
  // A look that fails while changes arrive is that look's own trouble.
  if (action.type === 'error' && hadNoAnswer(action.error) && !liveChanges.isLive()) lostContact.set()
})

/** How often to look, in milliseconds: not at all while changes are told. */
export function unlessTold(ms: number | false): number | false {
  return liveChanges.isLive() ? false : ms
}

function looksForItself({ options }: { readonly options: { readonly refetchInterval?: unknown } }): boolean {
  return options.refetchInterval !== undefined
}
