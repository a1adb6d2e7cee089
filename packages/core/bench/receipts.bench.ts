import { DuckDBInstance } from '@duckdb/node-api'
import { computeReceipts, type Journal, type ReceiptsResult } from '../src/index.ts'
import { administration, balanced, keyCount, mapping, run, syntheticJournal } from './synthetic-journal.ts'

const rounds = 15
/** Until the engine has compiled what a server that has been up for a while has compiled. */
const roundsBefore = 6
const targetRatio = 2

/** Journal to receipts, against DuckDB summing the same entries of a table in memory; every cell compared. */
const journal = balanced(syntheticJournal(1_000_000))
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await load(journal)

const query = `select period, account, cost_center, sum(amount)::double as amount
  from entries group by period, account, cost_center`

const ours: number[] = []
const theirs: number[] = []
const first = await timed(() => computeReceipts({ run, journal, mapping, administration }))
for (let round = 1; round < roundsBefore; round++) computeReceipts({ run, journal, mapping, administration })
for (let round = 0; round < rounds; round++) {
  theirs.push(await timed(() => connection.runAndReadAll(query)))
  ours.push(await timed(() => computeReceipts({ run, journal, mapping, administration })))
}
const result = computeReceipts({ run, journal, mapping, administration })
const reader = await connection.runAndReadAll(query)
const compared = compareEveryCell(result, reader.getColumnsJS())

const [own, duck] = [median(ours), median(theirs)]
console.log(`entries 1000000, keys ${keyCount}, cells compared ${compared}, all equal`)
console.log(
  `receipts ${own.toFixed(0)} ms, DuckDB ${duck.toFixed(0)} ms (medians of ${rounds}); the first of the process ${first.toFixed(0)} ms`,
)
console.log(`ratio ${(own / duck).toFixed(2)} (target ${targetRatio})`)
process.exitCode = own / duck <= targetRatio ? 0 : 1

async function load({ transactions }: Journal) {
  await connection.run('create table entries (period integer, account varchar, cost_center varchar, amount bigint)')
  const appender = await connection.createAppender('entries')
  for (const { period, entries } of transactions) {
    for (const { account, costCenter, amount } of entries) {
      appender.appendInteger(period.number)
      appender.appendVarchar(account)
      appender.appendVarchar(costCenter ?? '')
      appender.appendBigInt(BigInt(amount))
      appender.endRow()
    }
  }
  appender.closeSync()
}

function compareEveryCell({ receipts }: ReceiptsResult, columns: readonly (readonly unknown[])[]): number {
  const expected = new Map<string, number>()
  const [periods = [], accounts = [], costCenters = [], amounts = []] = columns
  for (let at = 0; at < periods.length; at++) {
    expected.set(`${periods[at]} ${accounts[at]} ${costCenters[at]}`, Number(amounts[at]))
  }
  const cells = expected.size
  if (cells !== keyCount) throw new Error(`DuckDB has ${cells} keys instead of ${keyCount}`)
  for (const { period, rows } of receipts) {
    for (const { account, costCenter, amount } of rows) {
      const key = `${period.number} ${account} ${costCenter?.code ?? ''}`
      if (expected.get(key) !== amount) throw new Error(`${key}: ${amount} instead of ${expected.get(key)}`)
      expected.delete(key)
    }
  }
  // What is left are the cells that came to zero, which receipts leave out.
  for (const [key, amount] of expected) if (amount !== 0) throw new Error(`${key}: missing, ${amount} expected`)
  return cells
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
