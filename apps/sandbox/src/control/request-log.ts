/** One request as it can be read afterwards: never a body, a header or a query value. */
interface LoggedRequest {
  readonly number: number
  /** ISO instant of arrival. */
  readonly at: string
  readonly method: string
  readonly path: string
  /** Absent until answered; a request that was cut never has one. */
  readonly status?: number
  readonly companyId?: number
  readonly fault?: string
}

export type RequestLog = ReturnType<typeof createRequestLog>

/** Remembers the latest `capacity` requests. */
export function createRequestLog(capacity = 20_000) {
  let entries: LoggedRequest[] = []
  let count = 0

  return {
    /** Answers the number to complete the entry by. */
    arrived: (at: string, method: string, path: string): number => {
      count += 1
      entries.push({ number: count, at, method, path })
      if (entries.length > capacity * 2) entries = entries.slice(-capacity)
      return count
    },
    complete: (number: number, facts: Pick<LoggedRequest, 'status' | 'companyId' | 'fault'>): void => {
      const index = number - 1 - (entries[0]?.number ?? 1) + 1
      const entry = entries[index]
      if (entry) entries[index] = { ...entry, ...facts }
    },
    /** Oldest first. */
    since: (number: number): readonly LoggedRequest[] =>
      entries.filter((entry) => entry.number > number).slice(-capacity),
    count: (): number => count,
    clear: (): void => {
      entries = []
      count = 0
    },
  }
}
