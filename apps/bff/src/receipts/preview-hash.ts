import { canonicalReceipts, type Receipt } from '@tosite/core'
import { sha256 } from '../journals/sha256.ts'

/** What became of a preview since a person saw it. Receipts by their keys. */
export interface PreviewChange {
  readonly account: boolean
  readonly changed: readonly string[]
  readonly added: readonly string[]
  readonly removed: number
}

const shortLength = 8

/**
 * Names what would be sent and where. The first part decides; the short ones behind it, one per receipt, can only tell
 * what changed.
 */
export function previewHash(receipts: readonly Receipt[], accountId: string): string {
  const contents = sendable(receipts).map((receipt) => ({
    key: receipt.key,
    content: canonicalReceipts({ receipts: [receipt] }),
  }))
  const all = sha256([accountId, ...contents.map(({ content }) => content)].join('\n'))
  const parts = contents.map(({ key, content }) => `${short(key)}${short(content)}`)
  return [all, short(accountId), ...parts].join('.')
}

/** Null where it is still the same. */
export function changeSince(seen: string, receipts: readonly Receipt[], accountId: string): PreviewChange | null {
  const current = previewHash(receipts, accountId)
  const [seenAll, seenAccount, ...seenParts] = seen.split('.')
  const [all, account, ...parts] = current.split('.')
  if (seenAll === all) return null
  const before = new Map(seenParts.map((part) => [part.slice(0, shortLength), part]))
  const changed: string[] = []
  const added: string[] = []
  for (const [at, { key }] of sendable(receipts).entries()) {
    const part = parts[at]
    const then = before.get(short(key))
    before.delete(short(key))
    if (then === undefined) added.push(key)
    else if (then !== part) changed.push(key)
  }
  return { account: seenAccount !== account, changed, added, removed: before.size }
}

function sendable(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter(({ rows }) => rows.length > 0)
}

function short(text: string): string {
  return sha256(text).slice(0, shortLength)
}
