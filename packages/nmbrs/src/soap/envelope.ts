import type { NmbrsCall } from '../errors.ts'

/** Name, API token and domain (the first part of the environment's address) of an Nmbrs login. */
export interface NmbrsCredentials {
  /** The e-mail address. */
  readonly username: string
  readonly token: string
  readonly domain: string
}

/** `AuthHeader` is the older header without a domain; `Environment_Get`, which tells the domain, takes it. */
export type AuthHeaderName = 'AuthHeaderWithDomain' | 'AuthHeader'

/** Namespace of a service. Always this host, whichever one is talked to: the WSDL knows no other. */
export function namespaceOf(service: string): string {
  return `https://api.nmbrs.nl/soap/v3/${service}`
}

/** A SOAP 1.1 request. Parameters are written in the given order. */
export function soapEnvelope(
  { service, operation }: NmbrsCall,
  authHeader: AuthHeaderName,
  credentials: NmbrsCredentials,
  parameters: Readonly<Record<string, string | number>>,
): string {
  const { username, token, domain } = credentials
  const login = { Username: username, Token: token, ...(authHeader === 'AuthHeader' ? {} : { Domain: domain }) }
  const namespace = namespaceOf(service)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
    `<soap:Header><${authHeader} xmlns="${namespace}">${elements(login)}</${authHeader}></soap:Header>`,
    `<soap:Body><${operation} xmlns="${namespace}">${elements(parameters)}</${operation}></soap:Body>`,
    '</soap:Envelope>',
  ].join('')
}

function elements(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escapeText(String(value))}</${name}>`)
    .join('')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as element content. Characters that XML 1.0 cannot write, lone surrogates among them, are left out. */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
}
