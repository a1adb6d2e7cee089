import type { RawLine } from '@tosite/core'

/**
 * Text that means itself in XML of either version: no markup, references, line ends, control characters or surrogates.
 */
const text = "[ -%'-;=?-~\\xA0-\\u2027]*"
const gap = '[ \\t\\r\\n]*'
const element = (name: string) => `<${name}>(${text})</${name}>${gap}`
const orNothing = (name: string) => `(?:${element(name)}|<${name} ?/>${gap})?`

/** A `line` as Nmbrs writes it, with what white space is around it. */
const plainLine = new RegExp(
  [
    `${gap}<line(?: id="([\\w.-]*)")?>${gap}`,
    element('dim1'),
    orNothing('dim2'),
    orNothing('dim3'),
    element('value'),
    element('debitcredit'),
    element('description'),
    '</line>',
  ].join(''),
  'y',
)

/**
 * Takes the lines that stand one after the other from there on, as long as they are written plainly; the first that is
 * not ends it. Returns where.
 */
export function takePlainLines(document: string, from: number, take: (line: RawLine) => void): number {
  let at = from
  for (;;) {
    plainLine.lastIndex = at
    const match = plainLine.exec(document)
    if (match === null) return at
    at = plainLine.lastIndex
    const [, id = '', account = '', costCenter = '', costUnit = '', value = '', side = '', description = ''] = match
    take({ id, account, costCenter, costUnit, value, side, text: description })
  }
}
