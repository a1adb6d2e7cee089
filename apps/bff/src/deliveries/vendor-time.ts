/**
 * Procountor's times have no zone, and nothing says which one is meant: wherever it is, this is before that instant. For
 * filters of the search that begin at a time.
 */
export function longBefore(instant: Date): string {
  return new Date(instant.getTime() - widestZoneMs - clocksApartMs).toISOString().slice(0, 19)
}

const widestZoneMs = 14 * 3_600_000
const clocksApartMs = 3_600_000
