/** Whether fewer rounds will do: for trying the benchmark itself. */
export const isQuick = process.argv.includes('--quick')

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The value that so large a part of all is at or below. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN
}

interface Verdict {
  readonly what: string
  readonly figure: number
  readonly limit: number
  /** What `figure` and `limit` are in; a ratio where left out. */
  readonly unit?: string
}

/** A figure that may not be above its limit. A limit that is missed fails the benchmark. */
export function atMost({ what, figure, limit, unit = '' }: Verdict): void {
  const ratio = limit === 0 ? '' : `, ratio ${text(figure / limit)}`
  judge(what, `${text(figure)}${unit} (limit ${text(limit)}${unit}${ratio})`, figure <= limit)
}

/** A ratio that may not be below its limit. */
export function atLeast({ what, figure, limit }: Verdict): void {
  judge(what, `ratio ${text(figure)} (limit ${text(limit)})`, figure >= limit)
}

function judge(what: string, figures: string, isMet: boolean): void {
  console.log(`${what}: ${figures}: ${isMet ? 'met' : 'MISSED'}`)
  if (!isMet) process.exitCode = 1
}

function text(figure: number): string {
  return figure >= 10 ? figure.toFixed(0) : figure.toFixed(2)
}
