/** Keeps one copy of each text, trimmed and composed (NFC): journals repeat few codes very often. */
export interface TextPool {
  pooled(raw: string | undefined): string
}

export function createTextPool(): TextPool {
  const known = new Map<string, string>()
  return {
    pooled(raw) {
      if (raw === undefined || raw === '') return ''
      const present = known.get(raw)
      if (present !== undefined) return present
      const text = raw.trim().normalize('NFC')
      const kept = known.get(text) ?? text
      known.set(raw, kept)
      known.set(kept, kept)
      return kept
    },
  }
}
