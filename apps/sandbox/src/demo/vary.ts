/** A number from 0 to `below` - 1 that depends on the text alone: the demo varies and is the same every time. */
export function vary(text: string, below: number): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  // The low bits of this hash follow the last characters too closely.
  return ((hash ^ (hash >>> 15)) >>> 0) % below
}
