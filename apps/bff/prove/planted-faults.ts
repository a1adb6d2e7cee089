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
const accounts = 'apps/bff/src/accounts'
const powerLoss = { proof: 'power-loss', scale: 0.02 }
const tokens = { proof: 'token-interleavings', scale: 0.02 }

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
    name: 'a cent goes to another row on the way',
    file: 'apps/bff/src/receipts/receipt-to-procountor.ts',
    from: 'transactions: receipt.rows.map((row) => rowToProcountor(row, receipt.vat, itemValue)),',
    // From one row to the next, so that nothing but the amounts gives it away.
    to: `transactions: receipt.rows.map((row, at) =>
      rowToProcountor({ ...row, amount: row.amount + ([1, -1][at] ?? 0) }, receipt.vat, itemValue)),`,
    caughtBy: powerLoss,
  },
  {
    name: 'a lost answer counts as a refusal',
    file: `${deliveries}/outcomes.ts`,
    from: 'return !error.mayHaveHappened',
    to: 'return error.mayHaveHappened',
    caughtBy: { proof: 'simulation', scale: 0.0005 },
  },
  {
    name: 'a killed process’s request is made again without looking',
    file: `${deliveries}/outcomes.ts`,
    from: `moves: ['uncertain'],`,
    to: `moves: ['uncertain', 'queued'],`,
    caughtBy: { proof: 'sigkill', scale: 0.02 },
  },
  {
    name: 'nobody minds that another refreshes the token',
    file: `${accounts}/token-refresh-store.ts`,
    from: `if (refresh?.holder && lies(refresh.heldUntil)) return { kind: 'held' }`,
    to: '',
    caughtBy: tokens,
  },
  {
    name: 'a refresh whose answer was lost counts as refused',
    file: `${accounts}/account-tokens.ts`,
    from: 'if (error instanceof RefreshRefused) {',
    to: 'if (error instanceof Error) {',
    caughtBy: tokens,
  },
  {
    name: 'departures are a little too close',
    file: 'packages/core/src/pace/reserve-departure.ts',
    from: 'return 1000 / (requestsPerSecond * share)',
    to: 'return 1000 / (requestsPerSecond * 1.03)',
    caughtBy: { proof: 'pace', scale: 0.01 },
  },
  {
    name: 'a transaction is none',
    file: 'apps/bff/src/db/database.ts',
    from: `return whileBusy(() => db.transaction(on(db, work), { behavior: 'immediate' }), wait)`,
    to: 'return whileBusy(() => work(db as unknown as Tx), wait)',
    caughtBy: { proof: 'fail-at-n', scale: 1 },
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
