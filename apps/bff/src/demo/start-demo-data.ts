import { hashPassword } from 'better-auth/crypto'
import type { FastifyBaseLogger } from 'fastify'
import { tosite } from '../audit/audit.ts'
import type { CompanyReader } from '../companies/read-companies.ts'
import type { DemoSeed } from '../config.ts'
import { ApiProblem } from '../http/api-error.ts'
import type { ConnectionStore } from '../nmbrs/connection-store.ts'
import type { DemoStore } from './demo-store.ts'
import { demoPassword, demoUsers } from './demo-users.ts'

/** Adds the demo users that are missing. Their one password is public, so they may share its slow hash. */
export async function addDemoUsers(store: DemoStore, hash = () => hashPassword(demoPassword)): Promise<void> {
  let hashed: Promise<string> | undefined
  for (const user of demoUsers) {
    if (!(await store.isMissing(user))) continue
    hashed ??= hash()
    await store.add(user, await hashed)
  }
}

interface DemoNmbrsDeps {
  readonly seed: DemoSeed
  readonly connections: ConnectionStore
  readonly reader: CompanyReader
  readonly log: FastifyBaseLogger
}

/** Connects a new demo installation to its Nmbrs and reads the companies. What fails can be done on screen. */
export async function connectDemoNmbrs({ seed, connections, reader, log }: DemoNmbrsDeps): Promise<void> {
  if (seed.nmbrs === undefined) return
  const { connection } = await connections.view()
  if (connection === null) await connections.save(seed.nmbrs, tosite)
  if (connection?.companiesReadAt) return
  try {
    await reader.read(tosite)
  } catch (error) {
    log.warn({ code: error instanceof ApiProblem ? error.code : 'internal' }, 'demo companies not read')
    if (!(error instanceof ApiProblem)) throw error
  }
}
