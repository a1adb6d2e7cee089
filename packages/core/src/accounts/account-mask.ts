/** Per position the characters that may stand there. */
type Position = (code: number) => boolean

export interface AccountMask {
  matches(account: string): boolean
}

const hyphen = 45
const isPlain = /^[\p{L}\p{Nd}]$/u

/**
 * Parses Nmbrs' and Twinfield's account masks: per position a character or a class of characters and ranges, such as
 * `[4-9][0-9][0-9][0-9]` for profit and loss accounts. Undefined where the mask is not of that form.
 */
export function parseAccountMask(mask: string): AccountMask | undefined {
  const positions: Position[] = []
  for (let at = 0; at < mask.length; ) {
    if (mask[at] === '[') {
      const end = mask.indexOf(']', at)
      const position = end === -1 ? undefined : parseClass(mask.slice(at + 1, end))
      if (position === undefined) return undefined
      positions.push(position)
      at = end + 1
    } else {
      const character = mask.charAt(at)
      if (!isPlain.test(character)) return undefined
      const only = character.charCodeAt(0)
      positions.push((code) => code === only)
      at++
    }
  }
  return positions.length === 0 ? undefined : { matches: (account) => matchesWhole(positions, account) }
}

function parseClass(body: string): Position | undefined {
  const ranges: (readonly [number, number])[] = []
  for (let at = 0; at < body.length; ) {
    const isRange = body.charCodeAt(at + 1) === hyphen
    const [from, to] = [body.charAt(at), isRange ? body.charAt(at + 2) : body.charAt(at)]
    if (!isPlain.test(from) || !isPlain.test(to) || from > to) return undefined
    ranges.push([from.charCodeAt(0), to.charCodeAt(0)])
    at += isRange ? 3 : 1
  }
  return ranges.length === 0 ? undefined : (code) => ranges.some(([from, to]) => code >= from && code <= to)
}

function matchesWhole(positions: readonly Position[], account: string): boolean {
  return account.length === positions.length && positions.every((position, at) => position(account.charCodeAt(at)))
}
