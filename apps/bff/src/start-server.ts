import { randomUUID } from 'node:crypto'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { realClock as clock } from './clock.ts'
import type { Config } from './config.ts'
import { createDeps } from './create-deps.ts'
import { openDatabase } from './db/database.ts'
import { createDeliveryWorker } from './deliveries/delivery-worker.ts'
import { createDemoStore } from './demo/demo-store.ts'
import { addDemoUsers, connectDemoNmbrs } from './demo/start-demo-data.ts'
import { createDriftWatch } from './drift/drift-watch.ts'
import { createContentCheckStore } from './journals/content-check-store.ts'
import { createContentWatch } from './journals/content-watch.ts'
import { createLog } from './log.ts'
import { createConnectionStore } from './nmbrs/connection-store.ts'
import { createSeal } from './secrets/seal.ts'

/** How long a server that died holds up the next one. It is renewed far more often; a call that outlasts it is looked for. */
const leaseMs = 15_000

/**
 * Brings the server up: database, demo users, routes, worker. Resolves when it listens.
 * @throws CannotStart for what a person can remove
 */
export async function startServer(config: Config): Promise<void> {
  // Access lines are for operators; a person who tries Tosite at a terminal wants what went wrong.
  const log = createLog({ level: config.production ? 'info' : 'warn' })
  const { db, close: closeDatabase } = openDatabase(config.databaseFile)
  const parts = createDeps({ config, db, log, clock, newId: randomUUID })
  const worker = createDeliveryWorker(parts, { leaseMs, daily: [createDriftWatch(parts)] })
  const deps = { ...parts, worker }
  const contentWatch = createContentWatch({
    checks: createContentCheckStore(db),
    nmbrs: parts.nmbrs,
    now: clock.now,
    log,
  })
  if (config.demo) await addDemoUsers(createDemoStore(db, clock.now, randomUUID))

  const app = await buildApp(deps)
  const grace = closeWithGrace({ delay: 10_000, logger: log }, async ({ err }) => {
    if (err) log.error({ err }, 'stopping after an unexpected error')
    await app.close()
    await contentWatch.stop()
    await worker.stop()
    closeDatabase()
  })
  // A launcher that is gone, however it went, takes the server with it.
  process.once('disconnect', () => void grace.close())

  await listen(config, (options) => app.listen(options))
  worker.start()
  contentWatch.start()
  if (config.demo) {
    const connections = createConnectionStore(db, createSeal(config.secretKey), clock.now)
    // In the background: the server is healthy at once, and companies appear as they are read.
    connectDemoNmbrs({ seed: config.demoSeed, connections, reader: deps.companyReader, log }).catch((error: unknown) =>
      log.error({ err: error }, 'demo data not complete'),
    )
  }
}

/** A start-up that failed for a reason that a person can remove. */
export class CannotStart extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'CannotStart'
  }
}

/** On localhost only this machine can reach it; a deployment behind a name listens to its proxy. */
async function listen(
  { port, publicUrl }: Config,
  listenOn: (options: { port: number; host: string }) => Promise<string>,
): Promise<void> {
  const { hostname } = new URL(publicUrl)
  const host = hostname === 'localhost' ? 'localhost' : '::'
  try {
    await listenOn({ port, host })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new CannotStart(`Port ${port} is in use. Stop what uses it, or set PORT to another.`)
  }
}
