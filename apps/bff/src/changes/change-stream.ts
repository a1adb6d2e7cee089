import { Readable } from 'node:stream'
import { beatMs } from '@tosite/contract'
import type { CompanyPlace, Viewer } from '@tosite/core'
import { mayKnow } from './change-access.ts'
import type { ChangeFeed, Listener } from './change-feed.ts'
import type { ChangesSince, StoredChange } from './change-store.ts'
import { beatText, changeText, openingText } from './event-text.ts'

export interface StreamDeps {
  readonly feed: ChangeFeed
  placeOf(companyId: number): Promise<CompanyPlace | null>
  readonly schedule: (work: () => void, ms: number) => () => void
}

interface StreamOptions {
  /** The last change that the browser knows of. */
  readonly position: number
  readonly viewer: Viewer
  /** Whether the session still lasts and the viewer still is who they were. */
  admits(): Promise<boolean>
}

/** What may wait for a browser that does not read. Past it the stream ends, and the browser comes back for the rest. */
const mostUnread = 256 * 1024

/** The changes that a viewer may know of, as text to be sent, until the stream is destroyed or may not go on. */
export function changeStream({ feed, placeOf, schedule }: StreamDeps, options: StreamOptions): Readable {
  let { position } = options
  const stream = new Readable({ read: () => undefined, highWaterMark: mostUnread })
  const push = (text: string) => {
    if (!stream.readableEnded && !stream.destroyed && !stream.push(text)) end()
  }
  let isOver = false

  function end(): void {
    if (isOver) return
    isOver = true
    cancelBeat()
    feed.leave(listener)
    stream.push(null)
  }

  async function isFor({ companyId, ...change }: StoredChange): Promise<boolean> {
    return mayKnow(options.viewer, change, companyId === null ? null : await placeOf(companyId))
  }

  async function tell(since: ChangesSince): Promise<void> {
    let text = ''
    for (const change of since.changes) if (await isFor(change)) text += changeText(change)
    position = since.position
    if (text !== '' && !isOver) push(text)
  }

  async function beat(): Promise<void> {
    if (!(await options.admits())) return end()
    if (isOver) return
    push(beatText(position))
    cancelBeat = schedule(() => void beat().catch(end), beatMs)
  }

  const listener: Listener = {
    get position() {
      return position
    },
    admits: options.admits,
    tell,
    end,
  }
  let cancelBeat = schedule(() => void beat().catch(end), beatMs)
  stream.once('close', end)
  push(openingText)
  feed.join(listener)
  return stream
}
