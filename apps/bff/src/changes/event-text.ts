import type { Change } from '@tosite/contract'
import type { StoredChange } from './change-store.ts'

/** How soon a browser whose stream broke off comes back, in milliseconds. */
const comeBackMs = 1_000

/** Begins a stream: a browser knows by it that nothing on the way holds the stream up. */
export const openingText = `retry: ${comeBackMs}\n\n`

/** An event of the stream as it goes out: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function changeText({ id, topic, companyId, subject }: StoredChange): string {
  const change: Change = { topic, companyId, subject }
  return `id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`
}

/** A sign of life. Its number moves the browser past changes that were not for its viewer. */
export function beatText(position: number): string {
  return `: beat\nid: ${position}\nevent: beat\ndata: {}\n\n`
}
