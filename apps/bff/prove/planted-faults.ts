/** Something broken on purpose in a copy of the sources, and the proof that must notice it. */
export interface PlantedFault {
  readonly name: string
  /** Relative to the root of the workspace. */
  readonly file: string
  /** Stands there exactly once. */
  readonly from: string
  readonly to: string
  readonly caughtBy: { readonly proof: string; readonly scale: number }
}

const deliveries = 'apps/bff/src/deliveries'
const powerLoss = { proof: 'power-loss', scale: 0.02 }

/** Breakages of the code itself. Those of what the code is given are with the proofs that find them. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    name: '`sending` is written after the request',
    file: `${deliveries}/send-receipt.ts`,
    from: 'const saved = await deps.call(job.accountId, (client) => client.createLedgerReceipt(body), start)',
    to: 'const saved = await deps.call(job.accountId, (client) => client.createLedgerReceipt(body))\n    await start()',
    caughtBy: powerLoss,
  },
  {
    name: 'what is uncertain goes straight back to queued',
    file: `${deliveries}/outcomes.ts`,
    from: `moves: ['uncertain'],`,
    to: `moves: ['uncertain', 'queued'],`,
    caughtBy: powerLoss,
  },
  {
    name: 'a lost answer counts as a request that did nothing',
    file: `${deliveries}/outcomes.ts`,
    from: 'return !error.mayHaveHappened',
    to: 'return true',
    caughtBy: powerLoss,
  },
  {
    name: 'what a dead process was sending is left alone',
    file: `${deliveries}/delivery-worker.ts`,
    from: 'if (!inFlight.has(id)) await',
    to: 'if (inFlight.has(id)) await',
    caughtBy: powerLoss,
  },
  {
    name: 'a commit is not written through to the disk',
    file: 'apps/bff/src/db/database.ts',
    from: `sqlite.pragma('synchronous = FULL')`,
    to: `sqlite.pragma('synchronous = NORMAL')`,
    caughtBy: powerLoss,
  },
  {
    name: 'a cent is lost on the way',
    file: 'apps/bff/src/receipts/receipt-to-procountor.ts',
    from: 'const accountingValue = decimalNumber(amount)',
    to: 'const accountingValue = Math.round((decimalNumber(amount) + (amount > 0 ? 0.01 : -0.01)) * 100) / 100',
    caughtBy: powerLoss,
  },
  {
    name: 'a transaction is none',
    file: 'apps/bff/src/db/database.ts',
    from: `return whileBusy(() => db.transaction(on(db, work), { behavior: 'immediate' }), wait)`,
    to: 'return whileBusy(() => work(db as unknown as Tx), wait)',
    caughtBy: { proof: 'fail-at-n', scale: 0.01 },
  },
  {
    name: 'a full disk is told as a mistake of nobody’s',
    file: 'apps/bff/src/http/error-handler.ts',
    from: 'if (isStorageFailure(error))',
    to: 'if (isStorageFailure(error) && error.statusCode === 0)',
    caughtBy: { proof: 'full-disk', scale: 0.002 },
  },
  {
    name: 'the log tells a secret',
    file: 'apps/bff/src/start-server.ts',
    from: 'const { db, close: closeDatabase } = openDatabase(config.databaseFile)',
    to: "log.warn('starting with ' + config.secretKey)\n  const { db, close: closeDatabase } = openDatabase(config.databaseFile)",
    caughtBy: { proof: 'sigkill', scale: 0.002 },
  },
]
