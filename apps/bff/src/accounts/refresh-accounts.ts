import type { Account, VendorError } from '@tosite/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Administrations } from '../administrations/administrations.ts'
import { ApiProblem } from '../http/api-error.ts'
import { problemOfProcountor } from '../http/problem-of-vendor.ts'
import type { AccountStore } from './account-store.ts'

interface RefreshDeps {
  readonly accounts: AccountStore
  readonly administrations: Administrations
  readonly log: FastifyBaseLogger
}

/** Reads every authorized account's company and reference data anew. What goes wrong with one is told on its own row. */
export async function refreshAccounts({ accounts, administrations, log }: RefreshDeps): Promise<Account[]> {
  const authorized = (await accounts.list()).filter(({ status }) => status === 'authorized')
  for (const { id } of authorized) {
    try {
      await administrations.refreshAdministration(id)
    } catch (error) {
      const problem = problemOf(error)
      if (problem === null) log.error({ err: error, accountId: id }, 'an account could not be refreshed')
      // An expired authorization has told its own row already.
      else if (problem.code !== 'authorization-expired') await accounts.saveProblem(id, problem)
    }
  }
  return accounts.list()
}

function problemOf(error: unknown): { code: string; vendor: VendorError[] } | null {
  const problem = problemOfProcountor(error)
  if (!(problem instanceof ApiProblem)) return null
  return { code: problem.code, vendor: problem.details?.vendor ?? [] }
}
