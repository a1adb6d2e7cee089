import type { Seeded } from '../seeded.ts'
import type { Scheduled, VirtualTime } from '../virtual/virtual-time.ts'
import type { Accident, Operation, PlannedAccident } from './plan.ts'
import type { ProcountorApi, VendorRequest } from './procountor-api.ts'
import type { Answer } from './procountor-books.ts'

/** A call that left, whatever became of it. */
export interface Departure {
  readonly at: number
  readonly companyId: number
  readonly operation: Operation
  readonly accident: Accident | null
  /** How late its answer, or the request itself, is where that is the accident. */
  readonly delayMs: number
  /** What Procountor itself answered, whatever became of that; null where nothing got there (yet). */
  readonly answered: number | null
}

export interface Network {
  readonly fetch: typeof fetch
  /** In the order in which they left. */
  readonly departures: readonly Departure[]
  /** Whether nothing is on its way any more that will land late. */
  isQuiet(): boolean
}

interface NetworkOptions {
  readonly time: VirtualTime
  readonly api: ProcountorApi
  readonly random: Seeded
  /** Address of the API, up to its base path. */
  readonly apiUrl: string
  readonly accidentsOf: (companyId: number) => readonly PlannedAccident[]
  readonly note: (companyId: number, what: string) => void
}

/** The way to Procountor and back: 30 to 800 ms, and whatever was planned to happen on it. */
export function createNetwork(options: NetworkOptions): Network {
  const { time, api, random, apiUrl } = options
  const departures: (Departure & { answered: number | null })[] = []
  let onTheirWay = 0
  const counts = new Map<string, number>()
  /** The latest good answer of each operation, by company. */
  const answered = new Map<string, Answer>()

  function accidentOf(companyId: number, operation: Operation): PlannedAccident | undefined {
    const key = `${companyId}/${operation}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    return options.accidentsOf(companyId).find((one) => one.operation === operation && one.nth === nth)
  }

  async function send(url: string, init: RequestInit): Promise<Response> {
    const request = requestOf(url, init, apiUrl)
    const known = api.know(request)
    const { operation } = known
    const companyId = known.books?.companyId ?? 0
    const planned = accidentOf(companyId, operation)
    const accident = planned?.accident ?? null
    const departure: (typeof departures)[number] = {
      at: time.now(),
      companyId,
      operation,
      accident,
      delayMs: planned?.ms ?? 0,
      answered: null,
    }
    departures.push(departure)
    options.note(companyId, `${operation} leaves${accident === null ? '' : `, will be ${accident}`}`)
    const latency = random.int(30, 800)

    /** Procountor's work on it, which may come long after everybody gave up. */
    const work = (): Answer => {
      const answer = api.answer(request, known, accident)
      departure.answered = answer.status
      options.note(companyId, `Procountor answers ${operation} with ${answer.status}`)
      return answer
    }
    const key = `${companyId}/${operation}`
    const remember = (answer: Answer) => {
      if (answer.status === 200) answered.set(key, answer)
      return answer
    }

    return new Promise((resolve, reject) => {
      const coming: Scheduled[] = []
      const { signal } = init
      signal?.addEventListener('abort', () => {
        for (const one of coming) one.cancel()
        options.note(companyId, `${operation} is given up`)
        reject(signal.reason)
      })
      const back = (ms: number, deliver: () => void) => coming.push(time.after(ms, deliver))
      const respond = (ms: number, answer: Answer) => back(ms, () => resolve(responseOf(answer)))
      const respondText = (ms: number, text: string, status = 200, type = 'application/json') =>
        back(ms, () => resolve(new Response(text, { status, headers: { 'content-type': type } })))
      const fail = (ms: number, code: string) => back(ms, () => reject(connectionError(code)))
      const there = latency / 2

      if (accident === 'not-connected') return fail(there, 'ECONNREFUSED')
      if (accident === 'lost') return
      if (accident === 'late' || accident === 'too-late') {
        const { ms } = planned ?? { ms: 0 }
        // It is worked on in any case: nobody can call it back.
        onTheirWay++
        time.after(ms, () => {
          onTheirWay--
          respond(latency / 2, remember(work()))
        })
        return
      }
      time.after(there, () => {
        if (accident === 'cut-before-saving') return fail(0, 'ECONNRESET')
        if (accident === 'html-500-before-saving') return respondText(there, gatewayPage, 500, 'text/html')
        if (accident === 'refused') return respond(there, refusedOnce)
        if (accident === '429') {
          return back(there, () => resolve(responseOf(tooMany, random.chance(0.5) ? { 'retry-after': '5' } : {})))
        }
        if (accident === '401') return respond(there, notAuthorized)
        if (accident === '408') return respond(there, timedOut)
        const before = answered.get(key)
        const answer = work()
        if (accident !== 'previous-answer') remember(answer)
        const text = JSON.stringify(answer.body)
        if (accident === null || accident === 'saved-otherwise') return respond(there, answer)
        if (accident === 'cut-after-saving') return fail(there, 'ECONNRESET')
        if (accident === 'html-500-after-saving') return respondText(there, gatewayPage, 500, 'text/html')
        if (accident === 'slow-answer') return respond(planned?.ms ?? 0, answer)
        if (accident === 'half-answer') return respondText(there, text.slice(0, text.length / 2), answer.status)
        if (accident === 'answer-cut-off') return back(there, () => resolve(brokenResponse(text, answer.status)))
        if (accident === 'answer-without-id') return respondText(there, '{}', answer.status)
        if (accident === 'same-answer-twice') return respondText(there, `${text}${text}`, answer.status)
        return respond(there, before ?? answer)
      })
    })
  }

  return {
    departures,
    isQuiet: () => onTheirWay === 0,
    fetch: (input, init) => send(String(input), init ?? {}),
  }
}

function requestOf(address: string, init: RequestInit, apiUrl: string): VendorRequest {
  const url = new URL(address)
  const headers = new Headers(init.headers)
  return {
    method: init.method ?? 'GET',
    path: address.startsWith(apiUrl) ? url.pathname.slice(new URL(apiUrl).pathname.length) : url.pathname,
    query: url.searchParams,
    bearer: headers.get('authorization')?.replace(/^Bearer /, '') ?? '',
    body: typeof init.body === 'string' ? init.body : '',
  }
}

function responseOf({ status, body }: Answer, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** Breaks off in the middle of its body. */
function brokenResponse(text: string, status: number): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
      controller.error(connectionError('ECONNRESET'))
    },
  })
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}

function connectionError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

const errors = (status: number, message: string) => ({ status, body: { errors: [{ status, message }] } })
const refusedOnce = errors(400, 'ERROR_VATSTATUS_VATPERC')
const notAuthorized = errors(401, 'Unauthorized')
const timedOut = errors(408, 'Request Timeout')
const tooMany = errors(429, 'Too Many Requests')
const gatewayPage = '<html><head><title>500 Internal Server Error</title></head><body>nginx</body></html>'
