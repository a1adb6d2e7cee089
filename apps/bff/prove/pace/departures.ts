/**
 * Where more than `limit` departures lie within one second of true time, whichever second it is. Times are milliseconds,
 * in order.
 */
export function departuresTooClose(times: readonly number[], limit: number): readonly string[] {
  const found: string[] = []
  for (let first = 0; first + limit < times.length; first++) {
    const [from = 0, until = 0] = [times[first], times[first + limit]]
    if (until - from >= 1000) continue
    found.push(`${limit + 1} departures within ${(until - from).toFixed(1)} ms, from ${from.toFixed(1)} ms on`)
  }
  return found
}
