import type { Change } from '@tosite/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChangeStream, type StreamParts } from './change-stream.ts'

/** An event source in the server's hands. */
class Source extends EventTarget {
  readyState = 0
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
  }
  open = () => this.dispatchEvent(new Event('open'))
  tell = (id: number, change: Change) => this.dispatchEvent(message('change', id, change))
  refuse() {
    this.readyState = 2
    this.dispatchEvent(new Event('error'))
  }
  breakOff = () => this.dispatchEvent(new Event('error'))
  close() {
    this.readyState = 2
  }
}

function message(type: string, id: number, data: unknown): Event {
  return new MessageEvent(type, { lastEventId: String(id), data: JSON.stringify(data) })
}

/** The tabs of one browser: one lock, one channel that tells all but the speaker. */
function browser() {
  const holders: (() => unknown)[] = []
  const channels = new Set<EventTarget>()
  const sources: Source[] = []
  return {
    sources,
    tab(parts: Partial<StreamParts> = {}) {
      const told: Change[] = []
      const life: boolean[] = []
      const timers: { readonly work: () => void; readonly ms: number }[] = []
      const stream = createChangeStream({
        openSource: (url) => {
          const source = new Source(url)
          sources.push(source)
          return source as unknown as EventSource
        },
        locks: {
          request: async (_name: string, work: unknown) => {
            if (typeof work !== 'function') throw new Error('a lock is asked for without work')
            holders.push(work as () => unknown)
            if (holders.length === 1) return work()
          },
        } as LockManager,
        openChannel: () => {
          const own = new EventTarget()
          channels.add(own)
          const postMessage = (data: unknown) => {
            for (const one of channels) if (one !== own) one.dispatchEvent(new MessageEvent('message', { data }))
          }
          return Object.assign(own, { postMessage }) as unknown as BroadcastChannel
        },
        schedule: (work, ms) => {
          const timer = { work, ms }
          timers.push(timer)
          return () => void timers.splice(timers.indexOf(timer), 1)
        },
        onChange: (change) => told.push(change),
        onLife: (isLive) => life.push(isLive),
        mayAsk: () => true,
        ...parts,
      })
      const pass = (ms: number) => {
        for (const timer of timers.filter((one) => one.ms <= ms)) {
          timers.splice(timers.indexOf(timer), 1)
          timer.work()
        }
      }
      return { stream, told, life, pass }
    },
    /** The first tab is closed: the next in line gets the lock. */
    closeFirst() {
      holders.shift()
      holders[0]?.()
    },
  }
}

const change = (subject: string): Change => ({ topic: 'runs', companyId: 1, subject })
const everything: Change = { topic: 'everything', companyId: null, subject: '' }

// jsdom has none, and the code asks it only for the name of a number.
const before = globalThis.EventSource
beforeEach(() => {
  globalThis.EventSource = { CLOSED: 2 } as typeof EventSource
})
afterEach(() => {
  globalThis.EventSource = before
})

test('two tabs share one stream, and both are told', () => {
  const { tab, sources } = browser()
  const [first, second] = [tab(), tab()]
  first.stream.start(7)
  sources[0]?.open()
  second.stream.start(7)
  sources[0]?.tell(8, change('r'))
  expect(sources.map(({ url }) => url)).toEqual(['/api/changes?after=7'])
  expect([first.told, second.told]).toEqual([[change('r')], [change('r')]])
  expect([first.stream.isLive(), second.stream.isLive()]).toEqual([true, true])
})

test('when the tab with the stream is closed the next goes on where it was', () => {
  const { tab, sources, closeFirst } = browser()
  const [first, second] = [tab(), tab()]
  first.stream.start(7)
  second.stream.start(7)
  sources[0]?.open()
  sources[0]?.tell(12, change('r'))
  closeFirst()
  expect(sources[1]?.url).toBe('/api/changes?after=12')
})

test('a tab that joins after something was told looks at everything', () => {
  const { tab, sources } = browser()
  const [first, second] = [tab(), tab()]
  first.stream.start(7)
  sources[0]?.open()
  sources[0]?.tell(9, change('r'))
  second.stream.start(8)
  expect(second.told).toEqual([everything])
})

test('every tab looks for itself while there is no stream', () => {
  const { tab, sources } = browser()
  const [first, second] = [tab(), tab()]
  first.stream.start(1)
  second.stream.start(1)
  sources[0]?.open()
  sources[0]?.breakOff()
  expect([first.life, second.life]).toEqual([
    [true, false],
    [true, false],
  ])
  sources[0]?.open()
  expect(second.stream.isLive()).toBe(true)
})

test('a refused stream is asked for again after a while, and one that fell silent at once', () => {
  const { tab, sources } = browser()
  const { stream, pass } = tab()
  stream.start(1)
  sources[0]?.refuse()
  pass(5_000)
  expect(sources).toHaveLength(2)
  sources[1]?.open()
  pass(45_000)
  expect(sources).toHaveLength(3)
  expect(sources[1]?.readyState).toBe(2)
})

test('without locks a tab has a stream of its own', () => {
  const { tab, sources } = browser()
  const alone = { locks: undefined }
  tab(alone).stream.start(1)
  tab(alone).stream.start(1)
  expect(sources).toHaveLength(2)
})

test('while paused nothing is followed, neither from the server nor from other tabs, and then what was missed is asked for', () => {
  const { tab, sources } = browser()
  const [first, second] = [tab(), tab()]
  first.stream.start(7)
  sources[0]?.open()
  second.stream.start(7)
  first.stream.pause()
  expect(sources[0]?.readyState).toBe(2)
  first.pass(60_000)
  expect(sources).toHaveLength(1)

  second.stream.pause()
  first.stream.resume()
  sources[1]?.open()
  sources[1]?.tell(8, change('r'))
  expect([first.told, second.told]).toEqual([[change('r')], []])
  second.stream.resume()
  expect(second.told).toEqual([everything])
})
