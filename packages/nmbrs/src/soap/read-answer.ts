import { readXml, type XmlHandlers } from '../xml/read-xml.ts'

/** The fields of one object of an answer, by lower-cased element name: the services spell `Id` and `ID` as they like. */
export type SoapRecord = Readonly<Record<string, string>>

/** A text deep within an object, by the lower-cased names on the way to it, such as `costcenters/costcenter/code`. */
interface NestedText {
  readonly path: string
  readonly text: string
}

export type SoapAnswer =
  | {
      readonly kind: 'result'
      /** Local name of the element in the body, such as `Run_GetListResponse`. */
      readonly response: string
      /** Text of the result element; absent when that element is. */
      readonly text: string | undefined
      /** The objects in the result element: one alone is a list of one. */
      readonly records: readonly SoapRecord[]
      /** What lies below an object's own fields, for each of `records`. */
      readonly nested: readonly (readonly NestedText[])[]
      /** Result elements without children of their own, for results that are one object. */
      readonly fields: SoapRecord
    }
  | { readonly kind: 'fault'; readonly text: string; readonly fromCaller: boolean }
  | { readonly kind: 'not-soap' }

/** Reads an envelope of SOAP 1.1 or 1.2, by local names and depth: Envelope, Body, response, result, objects, fields. */
export function readSoapAnswer(document: Uint8Array): SoapAnswer {
  const path: string[] = []
  const texts: string[] = []
  const records: Record<string, string>[] = []
  const nested: NestedText[][] = []
  const fields: Record<string, string> = {}
  const fault = { text: '', code: '' }
  let response: string | undefined
  let result: string | undefined
  let record: Record<string, string> | undefined

  const inBody = () => path[0] === 'Envelope' && path[1] === 'Body'

  const handlers: XmlHandlers = {
    open(name) {
      path.push(name)
      texts.push('')
      if (path.length === 1 && name !== 'Envelope') return 'stop'
      if (path.length === 3 && inBody() && name !== 'Fault') response ??= name
      if (path.length === 5 && inBody()) record = undefined
      if (path.length === 6 && inBody() && record === undefined && path[2] === response) {
        record = {}
        records.push(record)
        nested.push([])
      }
      return undefined
    },
    text(piece) {
      texts.push((texts.pop() ?? '') + piece)
    },
    close(name) {
      const text = texts.pop() ?? ''
      if (inBody() && path[2] === 'Fault') readFaultElement(name, text)
      else if (inBody() && path[2] === response) readResultElement(name, text)
      path.pop()
    },
  }

  function readFaultElement(name: string, text: string) {
    // SOAP 1.1: faultcode, faultstring. SOAP 1.2: Code/Value, Reason/Text; a Subcode's Value lies deeper.
    const version12 = path.length === 5 && (path[3] === 'Code' || path[3] === 'Reason')
    if ((path.length === 4 && name === 'faultstring') || (version12 && name === 'Text')) fault.text ||= text.trim()
    if ((path.length === 4 && name === 'faultcode') || (version12 && name === 'Value')) fault.code ||= text.trim()
  }

  function readResultElement(name: string, text: string) {
    if (path.length === 4 && name.endsWith('Result')) result ??= text
    if (path.length === 5 && record === undefined) fields[name.toLowerCase()] = text.trim()
    if (path.length === 6 && record !== undefined) record[name.toLowerCase()] = text.trim()
    if (path.length > 6 && record !== undefined && text.trim() !== '') {
      nested.at(-1)?.push({ path: path.slice(5).join('/').toLowerCase(), text: text.trim() })
    }
  }

  if (readXml(document, handlers) !== undefined) return { kind: 'not-soap' }
  if (fault.text !== '' || fault.code !== '') {
    return { kind: 'fault', text: fault.text, fromCaller: /(^|:)(Client|Sender)$/.test(fault.code) }
  }
  return response === undefined
    ? { kind: 'not-soap' }
    : { kind: 'result', response, text: result, records, nested, fields }
}
