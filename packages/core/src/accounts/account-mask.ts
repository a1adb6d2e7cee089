/** Per position the characters that may stand there. */
type Position = (code: number) => boolean

export interface AccountMask {
  matches(account: string): boolean
}

/** Why a text is no mask. */
export const maskFaultReasons = [
  /** Nothing is written. */
  'empty',
  /** `[` without its `]`. */
  'open-class',
  /** `[]` allows nothing. */
  'empty-class',
  /** A range without an end, or that ends before it begins: `[4-]`, `[9-4]`. */
  'bad-range',
  /** Neither a letter, a digit nor a class. */
  'bad-character',
] as const

export interface MaskFault {
  readonly reason: (typeof maskFaultReasons)[number]
  /** The part of the mask that it is about, as written. */
  readonly part: string
  /** Where that begins, from 1. */
  readonly position: number
}

export type ReadMask =
  | { readonly ok: true; readonly mask: AccountMask }
  | { readonly ok: false; readonly fault: MaskFault }

const hyphen = 45
const isPlain = /^[\p{L}\p{Nd}]$/u

/**
 * Reads Nmbrs' and Twinfield's account masks: per position a character or a class of characters and ranges, such as
 * `[4-9][0-9][0-9][0-9]` for profit and loss accounts; else says what is wrong with it first.
 */
export function readAccountMask(mask: string): ReadMask {
  const positions: Position[] = []
  for (let at = 0; at < mask.length; ) {
    if (mask[at] === '[') {
      const end = mask.indexOf(']', at)
      if (end === -1) return faulty('open-class', mask.slice(at), at)
      const part = mask.slice(at, end + 1)
      const position = readClass(mask.slice(at + 1, end))
      if (typeof position === 'string') return faulty(position, part, at)
      positions.push(position)
      at = end + 1
    } else {
      const character = mask.charAt(at)
      if (!isPlain.test(character)) return faulty('bad-character', character, at)
      const only = character.charCodeAt(0)
      positions.push((code) => code === only)
      at++
    }
  }
  if (positions.length === 0) return faulty('empty', mask, 0)
  return { ok: true, mask: { matches: (account) => matchesWhole(positions, account) } }
}

/** Undefined where the text is no mask. */
export function parseAccountMask(mask: string): AccountMask | undefined {
  const read = readAccountMask(mask)
  return read.ok ? read.mask : undefined
}

function readClass(body: string): Position | MaskFault['reason'] {
  if (body === '') return 'empty-class'
  const ranges: (readonly [number, number])[] = []
  for (let at = 0; at < body.length; ) {
    const isRange = body.charCodeAt(at + 1) === hyphen
    const [from, to] = [body.charAt(at), isRange ? body.charAt(at + 2) : body.charAt(at)]
    if (!isPlain.test(from)) return from === '-' ? 'bad-range' : 'bad-character'
    if (!isPlain.test(to) || from > to) return 'bad-range'
    ranges.push([from.charCodeAt(0), to.charCodeAt(0)])
    at += isRange ? 3 : 1
  }
  return (code) => ranges.some(([from, to]) => code >= from && code <= to)
}

function faulty(reason: MaskFault['reason'], part: string, at: number): ReadMask {
  return { ok: false, fault: { reason, part, position: at + 1 } }
}

function matchesWhole(positions: readonly Position[], account: string): boolean {
  return account.length === positions.length && positions.every((position, at) => position(account.charCodeAt(at)))
}
