import { codedFault, unreadable } from './errors.ts'
import type { Operation, ParameterValues } from './operations/operation.ts'
import type { XmlElement } from './xml.ts'

const formats = { int: /^-?\d{1,9}$/, guid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i }

/**
 * The operation's parameters, by exact name. Stricter than the vendor, which takes a missing number for 0 and passes over
 * what it does not know: such an answer would hide the mistake.
 */
export function readParameters({ name, parameters }: Operation, namespace: string, body: XmlElement): ParameterValues {
  const values = new Map<string, string>()
  for (const child of body.children) {
    if (child.namespace !== namespace || !(child.local in parameters) || values.has(child.local)) {
      throw unreadable(`Unexpected element '${child.local}' in ${name}.`)
    }
    values.set(child.local, child.text.trim())
  }
  for (const [parameter, type] of Object.entries(parameters)) {
    const value = values.get(parameter)
    if (value === undefined) throw unreadable(`Element '${parameter}' is missing in ${name}.`)
    if (formats[type].test(value)) continue
    if (type === 'guid') throw codedFault(2019)
    throw unreadable('There is an error in XML document (1, 1). ---> Input string was not in a correct format.')
  }
  const text = (parameter: string): string => values.get(parameter) ?? ''
  return { text, int: (parameter) => Number(text(parameter)) }
}
