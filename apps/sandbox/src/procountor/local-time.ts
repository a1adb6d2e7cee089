import type { InferredFacts } from './facts.ts'

type Zone = InferredFacts['timeZone']

const formats = new Map<Zone, Intl.DateTimeFormat>()

/** An instant as Procountor shows it: `2026-06-30T12:00:00.123`, without a zone. Milliseconds keep versions apart. */
export function toLocalTime(instant: string, zone: Zone): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(zone, format)
  return `${format.format(new Date(instant)).replace(' ', 'T')}${instant.slice(19, 23)}`
}

/**
 * The instant that a local time means; one that carries its zone means itself. `roundUp` takes the whole second where
 * no milliseconds are given, so that both ends of a range count as inside.
 */
export function toInstant(text: string, zone: Zone, roundUp = false): string {
  const whole = /\.\d/.test(text) || !roundUp ? text : text.replace(/^(.{19})/, '$1.999')
  if (/(Z|[+-]\d{2}:\d{2})$/.test(whole)) return new Date(whole).toISOString()
  const asUtc = Date.parse(`${whole}Z`)
  const offset = Date.parse(`${toLocalTime(new Date(asUtc).toISOString(), zone)}Z`) - asUtc
  return new Date(asUtc - offset).toISOString()
}
