/** A field of a SIE line: a text, or the list between braces. */
export type SieField = string | readonly string[]

/** A line that does not follow the format. */
export class SieLineError extends Error {
  override readonly name = 'SieLineError'
}

/**
 * The fields of one line, label first. Fields are parted by spaces or tabs; a field in quotes may hold them, and a quote
 * inside it is written `\"`. Braces hold a list of fields.
 * @throws SieLineError for a quote or brace without its end.
 */
export function sieFields(line: string): readonly SieField[] {
  const fields: SieField[] = []
  let list: string[] | undefined
  let at = 0
  while (at < line.length) {
    const sign = line.charAt(at)
    if (isSeparator(sign)) at += 1
    else if (sign === '{' && list === undefined) {
      list = []
      at += 1
    } else if (sign === '}' && list !== undefined) {
      fields.push(list)
      list = undefined
      at += 1
    } else {
      const { text, next } = sign === '"' ? quoted(line, at) : plain(line, at, list !== undefined)
      if (list === undefined) fields.push(text)
      else list.push(text)
      at = next
    }
  }
  if (list !== undefined) throw new SieLineError('a list without its closing brace')
  return fields
}

function quoted(line: string, start: number): { text: string; next: number } {
  let text = ''
  for (let at = start + 1; at < line.length; at += 1) {
    const sign = line.charAt(at)
    if (sign === '"') return { text, next: at + 1 }
    if (sign === '\\' && line.charAt(at + 1) === '"') at += 1
    text += line.charAt(at)
  }
  throw new SieLineError('a text without its closing quote')
}

function plain(line: string, start: number, inList: boolean): { text: string; next: number } {
  let at = start
  while (at < line.length && !isSeparator(line.charAt(at)) && !(inList && line.charAt(at) === '}')) at += 1
  return { text: line.slice(start, at).replaceAll('\\"', '"'), next: at }
}

/** Space and tab; the other control characters (an end-of-file mark of old systems among them) mean nothing. */
function isSeparator(sign: string): boolean {
  return sign <= ' '
}
