import type { NmbrsFault } from './errors.ts'
import { unreadable } from './errors.ts'
import type { SoapVersion } from './soap-version.ts'
import type { XmlElement } from './xml.ts'
import { escapeText, parseXml } from './xml.ts'

const envelopeNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}

const schemaNamespaces =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

export interface SoapCall {
  readonly headers: readonly XmlElement[]
  readonly body: XmlElement
}

/** The version that a content type asks for; undefined for anything that is not SOAP in UTF-8. */
export function soapVersion(contentType: string | undefined): SoapVersion | undefined {
  const [media = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim())
  const charset = parameters.find((part) => /^charset=/i.test(part))?.replace(/^charset=/i, '')
  if (charset !== undefined && !/^"?utf-8"?$/i.test(charset)) return undefined
  if (media.toLowerCase() === 'text/xml') return '1.1'
  return media.toLowerCase() === 'application/soap+xml' ? '1.2' : undefined
}

/** The action that a call names: a header in SOAP 1.1, a parameter of the content type in SOAP 1.2. */
export function soapAction(version: SoapVersion, contentType: string, header: string | undefined): string | undefined {
  const named = version === '1.1' ? header : /;\s*action=("[^"]*"|[^;\s]+)/i.exec(contentType)?.[1]
  return named?.trim().replace(/^"(.*)"$/, '$1')
}

/** @throws NmbrsFault where the bytes are no SOAP envelope of this version with exactly one body element. */
export function parseEnvelope(version: SoapVersion, bytes: Buffer): SoapCall {
  const namespace = envelopeNamespaces[version]
  const envelope = parseXml(bytes)
  if (envelope.local !== 'Envelope') throw unreadable(`Unexpected element '${envelope.local}'.`)
  if (envelope.namespace !== namespace) {
    throw unreadable(`Possible SOAP version mismatch: Envelope namespace was unexpected. Expecting ${namespace}.`)
  }
  const parts = envelope.children.filter((child) => child.namespace === namespace)
  const body = parts.find((part) => part.local === 'Body')?.children ?? []
  const [operation, ...others] = body
  if (operation === undefined || others.length > 0) throw unreadable('There is an error in XML document (1, 1).')
  return { headers: parts.find((part) => part.local === 'Header')?.children ?? [], body: operation }
}

/** A whole answer. `result` is the text or markup inside `…Result`, already escaped. */
export function answerEnvelope(version: SoapVersion, namespace: string, operation: string, result: string): string {
  const name = `${operation}Result`
  const element = result === '' ? `<${name} />` : `<${name}>${result}</${name}>`
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}" ${schemaNamespaces}>
  <soap:Body>
    <${operation}Response xmlns="${namespace}">
      ${element}
    </${operation}Response>
  </soap:Body>
</soap:Envelope>
`
}

/** A fault in the words that ASP.NET uses: version 1.1 leads with the name of the exception. */
export function faultEnvelope(version: SoapVersion, fault: NmbrsFault): string {
  const inner =
    version === '1.1'
      ? `      <faultcode>soap:${fault.party === 'sender' ? 'Client' : 'Server'}</faultcode>
      <faultstring>System.Web.Services.Protocols.SoapException: ${escapeText(fault.message)}</faultstring>
      <detail />`
      : `      <soap:Code><soap:Value>soap:${fault.party === 'sender' ? 'Sender' : 'Receiver'}</soap:Value></soap:Code>
      <soap:Reason><soap:Text xml:lang="en">${escapeText(fault.message)}</soap:Text></soap:Reason>
      <soap:Detail />`
  const others = version === '1.1' ? ` ${schemaNamespaces}` : ''
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="${envelopeNamespaces[version]}"${others}>
  <soap:Body>
    <soap:Fault>
${inner}
    </soap:Fault>
  </soap:Body>
</soap:Envelope>
`
}
