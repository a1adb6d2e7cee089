import Sqlite from 'better-sqlite3'

// Loaded before the server's main module, in the processes that are to be killed.

const { DATABASE_FILE, KILL_AT_STATEMENT } = process.env

/** Open until the process ends, so that the server is not spared the log that the last one left. */
const own = new Sqlite(String(DATABASE_FILE))
// As if the time had passed after which a dead sender's lease is over: the next one need not wait for it.
own.prepare(`update leases set until = '2000-01-01T00:00:00.000Z'`).run()

if (KILL_AT_STATEMENT !== undefined) killAt(Number(KILL_AT_STATEMENT))

/** Twice as many moments as statements: right before each, and right after. */
function killAt(moment: number): void {
  let left = moment
  const pass = () => {
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
  const statement = Object.getPrototypeOf(own.prepare('select 1')) as Record<string, (...values: unknown[]) => unknown>
  for (const name of ['run', 'get', 'all']) {
    const original = statement[name]
    if (original === undefined) throw new Error(`statements have no ${name}`)
    statement[name] = function passing(this: unknown, ...values: unknown[]) {
      pass()
      const answer = original.apply(this, values)
      pass()
      return answer
    }
  }
}
