import type { Finding as PlainFinding } from '@tosite/contract'
import type { Finding } from '@tosite/core'

/** A finding as answers carry it. Its lists are copied: what leaves the server is nobody's. */
export function toPlain({ values, ...finding }: Finding): PlainFinding {
  const plain = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value])
  return { ...finding, values: Object.fromEntries(plain) }
}
