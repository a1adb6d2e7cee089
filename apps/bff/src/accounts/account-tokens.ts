import { retryDelayMs } from '@tosite/core'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import { isBusy } from '../db/sqlite-error.ts'
import { type ApiProblem, apiProblem, notFound } from '../http/api-error.ts'
import { RefreshRefused, type RefreshTokens, type TokenAnswer } from './token-endpoint.ts'
import type { Hold, RefreshTurn, TokenRefreshStore } from './token-refresh-store.ts'
import type { TokenStore } from './token-store.ts'

interface RenewedToken {
  readonly token: string
  /** Made after the other was refused: where it is refused as well, the authorization itself is gone. */
  readonly isNew: boolean
}

/**
 * The access token of each account, refreshed by one caller at a time, whatever their number and processes: the others
 * wait for what it stores.
 * @throws ApiProblem account-not-authorized, authorization-expired, authorization-not-renewed or busy; not-found
 */
export interface AccountTokens {
  /** The token for the next call, renewed where it is about to expire. */
  current(accountId: string): Promise<string>
  /** Another token than the one refused. */
  after(accountId: string, refused: string | null): Promise<RenewedToken>
  /** Gives up on a new token that was refused as well. @returns what to tell whoever met it */
  giveUp(accountId: string, refused: string): Promise<ApiProblem>
}

interface TokensOptions {
  readonly tokens: TokenStore
  readonly refreshes: TokenRefreshStore
  /** Null: Procountor is not configured. */
  readonly refreshTokens: RefreshTokens | null
  readonly clock: Clock
  readonly log: Pick<FastifyBaseLogger, 'warn'>
  readonly newId: () => string
  readonly random: () => number
  /** Resolves when the request may leave, having done what it was given; what that throws is thrown. */
  readonly depart: (atDeparture: () => Promise<void>) => Promise<void>
}

/** A token this close to its end is renewed before it is used. */
const almostExpiredMs = 60_000
/** Longer than a refresh takes, from its departure to its time-out. */
const holdMs = 30_000
/** How often the others look whether it is done. */
const lookAgainMs = 100
/** Tries to store an answer: a rotated refresh token that is not stored is lost. About a minute and a half. */
const mostSaves = 6

export function createAccountTokens(options: TokensOptions): AccountTokens {
  const { tokens, refreshes, refreshTokens, clock, log, random } = options
  /** Whoever in this process needs another token than the same one waits for the same. */
  const running = new Map<string, Promise<RenewedToken>>()
  /** Answers that the database would not take, yet. */
  const unsaved = new Map<string, { readonly refreshedWith: string; readonly answer: TokenAnswer }>()

  function renewed(accountId: string, refused: string | null): Promise<RenewedToken> {
    const key = `${accountId} ${refused}`
    const known = running.get(key)
    if (known !== undefined) return known
    const started = renew(accountId, refused).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }

  async function renew(accountId: string, refused: string | null): Promise<RenewedToken> {
    for (let hasWaited = false; ; ) {
      await saveWhatIsLeft(accountId)
      const turn = await refreshes.look(accountId, refused)
      if (turn.kind === 'stored') return { token: turn.accessToken, isNew: hasWaited }
      if (turn.kind === 'held') {
        await clock.sleep(lookAgainMs)
        hasWaited = true
        continue
      }
      if (turn.kind !== 'free') throw problemOf(turn)
      const token = await refresh(accountId, refused, turn.refreshToken)
      if (token !== null) return { token, isNew: true }
    }
  }

  /** Null where others came first: look again. */
  async function refresh(accountId: string, refused: string | null, refreshToken: string | null) {
    if (refreshToken === null || refreshTokens === null) {
      if (refused === null || (await refreshes.expire(accountId, { accessToken: refused }, []))) throw expired()
      return null
    }
    const holder = options.newId()
    const turn = await take(accountId, refused, holder)
    if (turn.kind !== 'free' || turn.refreshToken === null) return null
    if (!(await departed(accountId, holder))) return null
    return answered(accountId, holder, turn.refreshToken, refreshTokens)
  }

  /** A database that says it failed may have kept the hold all the same: nobody is to wait for its end. */
  async function take(accountId: string, refused: string | null, holder: string): Promise<RefreshTurn> {
    try {
      return await refreshes.take(accountId, refused, holdOf(holder))
    } catch (error) {
      await refreshes.giveBack(accountId, holder).catch(() => undefined)
      throw error
    }
  }

  const holdOf = (holder: string): Hold => ({
    holder,
    until: new Date(clock.now().getTime() + holdMs).toISOString(),
  })

  /** Waiting for the departure may take longer than the hold: it is asked for again at the last moment. */
  async function departed(accountId: string, holder: string): Promise<boolean> {
    let isMine = false
    try {
      await options.depart(async () => {
        isMine = await refreshes.renew(accountId, holdOf(holder))
      })
    } catch (error) {
      await refreshes.giveBack(accountId, holder)
      throw error
    }
    return isMine
  }

  async function answered(
    accountId: string,
    holder: string,
    refreshedWith: string,
    ask: RefreshTokens,
  ): Promise<string | null> {
    let answer: TokenAnswer
    try {
      answer = await ask(refreshedWith)
    } catch (error) {
      if (error instanceof RefreshRefused) {
        if (await refreshes.expire(accountId, { refreshToken: refreshedWith }, error.vendor))
          throw expired(error.vendor)
        return null
      }
      log.warn({ err: error, accountId }, 'a token could not be refreshed')
      // The authorization may well be alive. Where the lost answer held another refresh token, the next try is refused.
      const until = await refreshes.fail(accountId, holder, (failures) => retryDelayMs(failures, random()))
      throw notRenewed(until)
    }
    unsaved.set(accountId, { refreshedWith, answer })
    return (await saveWhatIsLeft(accountId)) ? answer.accessToken : null
  }

  /** Stores an answer before anyone uses it. False where there was none, or it no longer counts. */
  async function saveWhatIsLeft(accountId: string): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const left = unsaved.get(accountId)
      if (left === undefined) return false
      try {
        const isSaved = await refreshes.save(accountId, left.refreshedWith, left.answer)
        unsaved.delete(accountId)
        return isSaved
      } catch (error) {
        if (!isBusy(error) || attempt >= mostSaves) throw error
        await clock.sleep(retryDelayMs(attempt, random()))
      }
    }
  }

  return {
    current: (accountId) =>
      busyIsBusy(async () => {
        await saveWhatIsLeft(accountId)
        const stored = await tokens.find(accountId)
        if (stored === null) throw notFound('account')
        if (stored.status !== 'authorized') {
          throw stored.status === 'not-authorized' ? notAuthorized() : expired()
        }
        const { accessToken, expiresAt } = stored
        const left = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - clock.now().getTime()
        if (accessToken !== null && (left > almostExpiredMs || stored.refreshToken === null)) return accessToken
        try {
          return (await renewed(accountId, accessToken)).token
        } catch (error) {
          // It still holds for a while: whether it does is Procountor's to say.
          if (accessToken !== null && left > 0 && isNotRenewed(error)) return accessToken
          throw error
        }
      }),

    after: (accountId, refused) => busyIsBusy(() => renewed(accountId, refused)),

    giveUp: (accountId, refused) =>
      busyIsBusy(async () => {
        if (await refreshes.expire(accountId, { accessToken: refused }, [])) return expired()
        return notRenewed(clock.now().toISOString())
      }),
  }
}

function problemOf(turn: Exclude<RefreshTurn, { kind: 'stored' | 'held' | 'free' }>): ApiProblem {
  if (turn.kind === 'cooling-down') return notRenewed(turn.until)
  if (turn.kind === 'account-gone') return notFound('account')
  return turn.kind === 'not-authorized' ? notAuthorized() : expired()
}

function notAuthorized(): ApiProblem {
  return apiProblem('account-not-authorized', 409, 'The account is not authorized at Procountor.')
}

function expired(vendor: RefreshRefused['vendor'] = []): ApiProblem {
  return apiProblem('authorization-expired', 409, 'Procountor no longer accepts the authorization: authorize anew.', {
    vendor,
  })
}

function notRenewed(againAt: string): ApiProblem {
  const message = `Procountor could not renew the authorization just now: it is tried again at ${againAt}.`
  return apiProblem('authorization-not-renewed', 503, message, { values: { againAt } })
}

function isNotRenewed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'authorization-not-renewed'
}

/** A lock that could not be had says nothing about the authorization. */
async function busyIsBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isBusy(error)) throw apiProblem('busy', 503, 'The database is busy: try again in a moment.')
    throw error
  }
}
