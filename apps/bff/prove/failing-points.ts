import Sqlite from 'better-sqlite3'

/** Where something can fail: calls that leave for a vendor, or statements of one database. */
export interface FailingPoints {
  readonly what: string
  /** Counts from 1 again; at `at` it fails, once. */
  arm(at: number, kind: FaultKind): void
  /** Nothing fails any more. Returns how many there were since it was armed. */
  disarm(): number
}

/** `before`: nothing happens. `after`: it happens, and who asked for it is told that it failed. */
export type FaultKind = 'before' | 'after'

type Strikes = () => FaultKind | null

function createCounter(what: string): { readonly points: FailingPoints; readonly strikes: Strikes } {
  let count = 0
  let failing: { readonly at: number; readonly kind: FaultKind } | null = null
  return {
    points: {
      what,
      arm: (at, kind) => {
        count = 0
        failing = { at, kind }
      },
      disarm: () => {
        failing = null
        return count
      },
    },
    strikes: () => {
      if (failing === null) return null
      count += 1
      return count === failing.at ? failing.kind : null
    },
  }
}

/** Every call of this process from now on, until `undo`, but not what tests ask of the stand-ins themselves. */
export function watchCalls(): { readonly points: FailingPoints; undo(): void } {
  const { points, strikes } = createCounter('calls')
  const original = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (pathname.startsWith('/_sandbox') || pathname.startsWith('/login')) return original(input, init)
    const kind = strikes()
    if (kind === 'before') throw failed('ECONNREFUSED')
    const answer = await original(input, init)
    if (kind === null) return answer
    await answer.arrayBuffer()
    throw failed('ECONNRESET')
  }
  return {
    points,
    undo: () => {
      globalThis.fetch = original
    },
  }
}

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

interface Statement {
  readonly source: string
  readonly database: { readonly name: string }
}

/** Every statement on the database of that file from now on, until `undo`. */
export function watchStatements(file: string): { readonly points: FailingPoints; undo(): void } {
  const { points, strikes } = createCounter('statements')
  const probe = new Sqlite(':memory:')
  const prototype = Object.getPrototypeOf(probe.prepare('select 1')) as Record<
    string,
    (...values: unknown[]) => unknown
  >
  probe.close()
  const originals = ['run', 'get', 'all'].map((name) => [name, prototype[name]] as const)
  for (const [name, original] of originals) {
    if (original === undefined) throw new Error(`statements have no ${name}`)
    prototype[name] = function failing(this: Statement, ...values: unknown[]) {
      const kind = this.database.name === file ? strikes() : null
      // A transaction that could not begin has not begun.
      if (kind === 'before' || (kind === 'after' && /^begin/i.test(this.source))) throw diskError()
      const answer = original.apply(this, values)
      if (kind === 'after') throw diskError()
      return answer
    }
  }
  return {
    points,
    undo: () => {
      for (const [name, original] of originals) if (original !== undefined) prototype[name] = original
    },
  }
}

function diskError() {
  return new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR')
}
