import type { Account } from '@tosite/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Administrations } from '../administrations/administrations.ts'
import { ApiProblem } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import type { AccountStore } from './account-store.ts'

interface RefreshDeps {
  readonly accounts: Pick<AccountStore, 'list' | 'saveProblem'>
  readonly administrations: Pick<Administrations, 'refreshAdministration'>
  readonly log: FastifyBaseLogger
}

export interface AccountRefresher {
  /**
   * Reads every authorized account's company and reference data anew; whoever asks while that is under way waits for the
   * same. What goes wrong with one account is told on its own row.
   */
  refresh(): Promise<void>
  /** Ends after the account under way, and resolves then. */
  stop(): Promise<void>
}

export function createAccountRefresher({ accounts, administrations, log }: RefreshDeps): AccountRefresher {
  let stopped = false
  let running: Promise<void> | undefined

  async function refreshAll(): Promise<void> {
    for (const { id, status } of await accounts.list()) {
      if (stopped) return
      if (status === 'authorized') await refreshOne(id)
    }
  }

  async function refreshOne(id: string): Promise<void> {
    try {
      await administrations.refreshAdministration(id)
    } catch (error) {
      const problem = problemOf(error)
      if (problem === null) log.error({ err: error, accountId: id }, 'an account could not be refreshed')
      // An expired authorization has told its own row already.
      else if (problem.code !== 'authorization-expired') await accounts.saveProblem(id, problem)
    }
  }

  return {
    refresh: () => {
      running ??= refreshAll()
        .catch((error: unknown) => log.error({ err: error }, 'refreshing accounts ended early'))
        .finally(() => {
          running = undefined
        })
      return running
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}

function problemOf(error: unknown): NonNullable<Account['problem']> | null {
  const problem = problemOfProcountor(error)
  if (!(problem instanceof ApiProblem)) return null
  const againAt = problem.details?.values?.againAt
  return {
    code: problem.code,
    vendor: problem.details?.vendor ?? [],
    ...(typeof againAt === 'string' ? { values: { againAt } } : {}),
  }
}
