import type { Change } from '@tosite/contract'
import { beatMs, changesPath } from '@tosite/contract/change-topics'

/** What the tabs of one browser say to each other. `position` is the number of the last change that the speaker knows. */
type Said =
  | { readonly kind: 'change'; readonly change: Change; readonly position: number }
  | { readonly kind: 'alive' | 'lost'; readonly position: number }
  | { readonly kind: 'who-leads' }

export interface StreamParts {
  readonly openSource: (url: string) => EventSource
  /** Undefined where the browser has none, or not on a page without TLS: then each tab has its own stream. */
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly openChannel: (() => BroadcastChannel) | undefined
  readonly schedule: (work: () => void, ms: number) => () => void
  readonly onChange: (change: Change) => void
  /** The stream came or went. While there is none, screens look for themselves. */
  readonly onLife: (isLive: boolean) => void
  /** Whether it makes sense to ask for a stream: not while nobody is signed in. */
  readonly mayAsk: () => boolean
}

interface ChangeStream {
  /** Follows what is newer than this change. Only the first time counts. */
  start(position: number): void
  isLive(): boolean
  /** Follows nothing any more until `resume`, neither itself nor by what other tabs say. */
  pause(): void
  resume(): void
}

const everything: Change = { topic: 'everything', companyId: null, subject: '' }
const lockName = 'tosite-changes'
/** A stream this silent is dead, whatever the browser thinks of it. */
const silenceMs = 3 * beatMs
/** After the server refused a stream. A connection that breaks off is taken up by the browser itself. */
const askAgainMs = 5_000

/** One stream of changes for all tabs of a browser: the tab that holds the lock has it, and passes on what it is told. */
export function createChangeStream(parts: StreamParts): ChangeStream {
  const { locks, openChannel, schedule, onChange, onLife } = parts
  let position: number | undefined
  let live = false
  let isPaused = false
  let source: EventSource | undefined
  let channel: BroadcastChannel | undefined
  let cancelSilence = () => {}

  function setLive(isLive: boolean): void {
    cancelSilence()
    cancelSilence = isLive ? schedule(fallSilent, silenceMs) : () => {}
    if (isLive === live) return
    live = isLive
    onLife(live)
  }

  const say = (said: Said) => channel?.postMessage(said)

  function fallSilent(): void {
    setLive(false)
    if (source !== undefined) reopen()
  }

  function lead(): void {
    const opened = parts.openSource(`${changesPath}?after=${position}`)
    source = opened
    const alive = (event?: Event) => {
      if (event instanceof MessageEvent) position = Number(event.lastEventId)
      setLive(true)
      say({ kind: 'alive', position: position ?? 0 })
    }
    opened.addEventListener('open', () => alive())
    opened.addEventListener('beat', alive)
    opened.addEventListener('change', (event) => {
      const change: Change = JSON.parse(event.data)
      position = Number(event.lastEventId)
      setLive(true)
      say({ kind: 'change', change, position })
      onChange(change)
    })
    opened.addEventListener('error', () => {
      setLive(false)
      say({ kind: 'lost', position: position ?? 0 })
      if (opened.readyState === EventSource.CLOSED) schedule(reopen, askAgainMs)
    })
  }

  function reopen(): void {
    source?.close()
    if (isPaused) return
    if (parts.mayAsk()) lead()
    else schedule(reopen, askAgainMs)
  }

  function hear(said: Said): void {
    if (isPaused) return
    if (said.kind === 'who-leads') {
      if (source !== undefined && live) say({ kind: 'alive', position: position ?? 0 })
      return
    }
    // Something was told between this page's first look and its listening.
    if (said.kind === 'alive' && said.position > (position ?? 0)) onChange(everything)
    position = said.position
    setLive(said.kind !== 'lost')
    if (said.kind === 'change') onChange(said.change)
  }

  return {
    isLive: () => live,
    pause() {
      isPaused = true
      cancelSilence()
      source?.close()
    },
    resume() {
      isPaused = false
      if (source !== undefined) return reopen()
      // Whoever has it says how far it is: what was missed is asked for again.
      say({ kind: 'who-leads' })
    },
    start(from) {
      if (position !== undefined) return
      position = from
      if (locks === undefined || openChannel === undefined) return lead()
      channel = openChannel()
      channel.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data))
      say({ kind: 'who-leads' })
      // Held until this tab is closed; then the next one gets it, and goes on where the last one was.
      void locks.request(lockName, () => {
        lead()
        return new Promise<never>(() => {})
      })
    },
  }
}
