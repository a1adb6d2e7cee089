import { SaxesParser } from 'saxes'
import { unreadable } from './errors.ts'

export interface XmlElement {
  readonly namespace: string
  readonly local: string
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface OpenElement {
  readonly namespace: string
  readonly local: string
  readonly children: OpenElement[]
  text: string
}

/** @throws NmbrsFault for bytes that are not UTF-8, not well-formed, or that carry a document type. */
export function parseXml(bytes: Buffer): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: OpenElement[] = []
  let root: OpenElement | undefined
  const refuse = (): never => {
    throw unreadable(`There is an error in XML document (${parser.line}, ${parser.column}).`)
  }

  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ uri, local }) => {
    const element = { namespace: uri, local, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => open.pop())

  parser.write(decodeUtf8(bytes)).close()
  return root ?? refuse()
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable('Invalid character in the given encoding.')
  }
}

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `<Name>value</Name>`, or `<Name />` where there is no value. */
export function element(name: string, value: string | number | boolean): string {
  const text = String(value)
  return text === '' ? `<${name} />` : `<${name}>${escapeText(text)}</${name}>`
}

/** Elements of a record in the order of its fields. */
export const elements = (fields: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')
