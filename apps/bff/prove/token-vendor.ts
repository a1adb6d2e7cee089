import type { TokenAnswer } from '../src/accounts/token-endpoint.ts'
import type { StoredTokens } from '../src/accounts/token-store.ts'
import type { Clock } from '../src/clock.ts'
import type { Seeded } from './seeded.ts'

/** What becomes of a refresh: whether Procountor takes it up, and what of the answer arrives. */
const fates = ['answered', 'cut before', 'cut after', '500', 'html', 'half an answer', '429', 'too late'] as const
type Fate = (typeof fates)[number]

interface Grant {
  readonly generation: number
  /** Counted over all refresh tokens, oldest first. */
  readonly order: number
}

interface Access extends Grant {
  readonly endsAt: number
}

/** What the token endpoint and the API saw, for the rules that are checked afterwards. */
export interface TokenVendor {
  /** What a process sends with. Nothing reaches one that has died. */
  fetchOf(isAlive: () => boolean): typeof fetch
  readonly findings: string[]
  readonly counts: Record<Fate | 'refused' | 'calls', number>
  /** Everything that nobody may ever read. */
  readonly secrets: ReadonlySet<string>
  /** Generations of which a token was refused so that the authorization had to be given up. */
  readonly refusedGenerations: ReadonlySet<number>
  readonly generation: () => number
  /** A person authorizes: a pair of its own, whatever was before. */
  authorize(): TokenAnswer
  /** Somebody takes the authorization back at Procountor. */
  revoke(): void
  /** From here on everything is answered. */
  behave(): void
  /** Whether this refresh token would be taken. */
  isLive(refreshToken: string | null): boolean
}

interface VendorOptions {
  readonly clock: Clock
  readonly seeded: Seeded
  readonly rotates: boolean
  /** How likely a refresh is not simply answered. */
  readonly trouble: number
  /** What is on disk. */
  readonly stored: () => Promise<Pick<StoredTokens, 'accessToken' | 'refreshToken'>>
}

const accessLifeMs = 3_600_000
const renewedBeforeMs = 60_000
const timeoutMs = 15_000
const leastCoolDownMs = 1_000

export function createTokenVendor({ clock, seeded, rotates, trouble, stored }: VendorOptions): TokenVendor {
  const access = new Map<string, Access>()
  const refresh = new Map<string, Grant>()
  const secrets = new Set<string>()
  const refused = new Set<string>()
  const seen = new Set<string>()
  const refusedGenerations = new Set<number>()
  const findings: string[] = []
  const counts = {
    ...(Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>),
    refused: 0,
    calls: 0,
  }
  let live: string | null = null
  /** The newest access token whose answer was sent. */
  let lastTold: string | null = null
  let generation = 0
  let inFlight = 0
  let lastOrder = -1
  let failedAt = Number.NEGATIVE_INFINITY
  let behaves = false

  const secret = (kind: string) => {
    const made = `${kind}-${seeded.fork().toString(36)}${seeded.fork().toString(36)}-${secrets.size}`
    secrets.add(made)
    return made
  }
  const newAccess = (grant: Grant) => {
    const token = secret('access')
    access.set(token, { ...grant, endsAt: clock.monotonic() + accessLifeMs })
    return token
  }
  const newRefresh = () => {
    const token = secret('refresh')
    refresh.set(token, { generation, order: refresh.size })
    live = token
    return token
  }
  const grantOf = (token: string): Grant => refresh.get(token) ?? { generation: -1, order: -1 }

  function answerTo(token: string) {
    if (token !== live) return undefined
    const next = rotates ? newRefresh() : token
    const made = newAccess(grantOf(next))
    return { access_token: made, expires_in: accessLifeMs / 1000, ...(rotates ? { refresh_token: next } : {}) }
  }

  /** What is true of every refresh at the moment at which it leaves. */
  function check(token: string, onDisk: string | null): void {
    const { order, generation: of } = grantOf(token)
    if (inFlight > 0) findings.push('two refreshes in flight')
    if (order < lastOrder) findings.push(`refresh token ${order} used after ${lastOrder}`)
    lastOrder = Math.max(order, lastOrder)
    const held = access.get(onDisk ?? '')
    const isGood = held?.order === order && !refused.has(onDisk ?? '') && leftOf(held) > renewedBeforeMs
    if (isGood) findings.push('refreshed although there was a good token')
    const waited = clock.monotonic() - failedAt
    if (of === generation && waited < leastCoolDownMs) findings.push(`tried again after ${Math.round(waited)} ms`)
  }

  const leftOf = ({ endsAt }: Access) => endsAt - clock.monotonic()

  async function tokenEndpoint(form: URLSearchParams, signal: AbortSignal, isAlive: () => boolean): Promise<Response> {
    const token = form.get('refresh_token') ?? ''
    const { accessToken } = await stored()
    check(token, accessToken)
    inFlight++
    const fate = behaves || !seeded.chance(trouble) ? 'answered' : seeded.pick(fates)
    counts[fate]++
    try {
      const takesMs =
        fate === 'too late' ? timeoutMs * 2 : seeded.int(1, !behaves && seeded.chance(0.1) ? timeoutMs - 1_000 : 400)
      await clock.sleep(takesMs, signal)
      if (fate === 'answered') return answered(token)
      // Taken up or not, nobody will know.
      const lost = seeded.chance(0.5) ? answerTo(token) : undefined
      if (isAlive() && grantOf(token).generation === generation) {
        failedAt = clock.monotonic()
      }
      return troubled(fate, token, lost)
    } finally {
      inFlight--
    }
  }

  function answered(token: string): Response {
    const answer = answerTo(token)
    if (answer === undefined) {
      counts.refused++
      refusedGenerations.add(grantOf(token).generation)
      return Response.json({ errors: [{ status: 401, message: `Invalid refresh token ${token}` }] }, { status: 401 })
    }
    lastTold = answer.access_token
    return Response.json(answer)
  }

  function troubled(fate: Fate, token: string, lost: object | undefined): Response {
    if (fate === '500' || fate === '429') return Response.json({}, { status: Number(fate) })
    if (fate === 'html') return new Response('<html>Bad gateway</html>', { status: 502 })
    if (fate === 'half an answer') return new Response(JSON.stringify(lost ?? { expires_in: 1 }).slice(0, 30))
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(`about ${token}`), { code: 'ECONNRESET' }) })
  }

  async function api(token: string): Promise<Response> {
    counts.calls++
    await clock.sleep(seeded.int(1, 500))
    const known = access.get(token)
    if (known !== undefined && !seen.has(token)) {
      seen.add(token)
      const { refreshToken } = await stored()
      const isStored = known.order <= grantOf(refreshToken ?? '').order
      if (!isStored) findings.push('an access token used before its answer was stored')
    }
    if (known !== undefined && leftOf(known) > 0) return Response.json({ companyId: 7, name: 'Leipomo' })
    refused.add(token)
    if (known !== undefined && token === lastTold) refusedGenerations.add(known.generation)
    return Response.json({ errors: [{ status: 401, message: 'Unauthorized' }] }, { status: 401 })
  }

  return {
    findings,
    counts,
    secrets,
    refusedGenerations,
    generation: () => generation,

    fetchOf: (isAlive) => async (input, init) => {
      const signal = init?.signal ?? new AbortController().signal
      const answer = String(input).endsWith('/oauth/token')
        ? tokenEndpoint(new URLSearchParams(String(init?.body)), signal, isAlive)
        : api(new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '')
      return isAlive() ? answer : new Promise(() => undefined)
    },

    authorize() {
      generation++
      failedAt = Number.NEGATIVE_INFINITY
      const refreshToken = newRefresh()
      const accessToken = newAccess(grantOf(refreshToken))
      lastTold = accessToken
      const expiresAt = new Date(clock.now().getTime() + accessLifeMs).toISOString()
      return { accessToken, refreshToken, expiresAt }
    },

    revoke() {
      live = null
      for (const [token, one] of access) access.set(token, { ...one, endsAt: 0 })
    },

    behave() {
      behaves = true
    },

    isLive: (refreshToken) => refreshToken !== null && refreshToken === live,
  }
}
