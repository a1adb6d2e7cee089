/** Above this a number of seconds is a point in time: nobody asks to be left alone for thirty years. */
const SMALLEST_EPOCH_SECONDS = 1_000_000_000
const SMALLEST_EPOCH_MS = 1_000_000_000_000

/** Milliseconds to wait by a `Retry-After` header: seconds, an HTTP date, or an epoch in seconds or milliseconds. */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? ''
  if (text === '') return undefined
  if (!/^\d+(\.\d+)?$/.test(text)) {
    const date = Date.parse(text)
    return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
  }
  const number = Number(text)
  if (number >= SMALLEST_EPOCH_MS) return Math.max(0, number - nowMs)
  if (number >= SMALLEST_EPOCH_SECONDS) return Math.max(0, number * 1000 - nowMs)
  return Math.ceil(number * 1000)
}
