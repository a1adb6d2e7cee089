/** A SOAP call as a program without any client library makes it. Every part can be made wrong on purpose. */
export interface Ask {
  readonly service: string
  readonly operation: string
  readonly parameters?: Readonly<Record<string, string | number>>
  readonly version?: '1.1' | '1.2'
  readonly namespace?: string
  readonly action?: string | null
  readonly contentType?: string
  /** Markup inside the SOAP header. */
  readonly header?: string
  /** The whole request body instead of an envelope around the parameters. */
  readonly body?: string | Uint8Array<ArrayBuffer>
}

export interface Credentials {
  readonly username: string
  readonly token: string
  readonly domain: string
}

export const authHeader = (service: string, { username, token, domain }: Credentials): string =>
  `<AuthHeaderWithDomain xmlns="https://api.nmbrs.nl/soap/v3/${service}"><Username>${username}</Username><Token>${token}</Token><Domain>${domain}</Domain></AuthHeaderWithDomain>`

export function createAsk(url: string, credentials: Credentials) {
  return async (ask: Ask): Promise<{ status: number; type: string | null; text: string }> => {
    const { service, operation, version = '1.1' } = ask
    const namespace = ask.namespace ?? `https://api.nmbrs.nl/soap/v3/${service}`
    const envelope =
      version === '1.1' ? 'http://schemas.xmlsoap.org/soap/envelope/' : 'http://www.w3.org/2003/05/soap-envelope'
    const fields = Object.entries(ask.parameters ?? {}).map(([name, value]) => `<${name}>${value}</${name}>`)
    const body =
      ask.body ??
      `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${envelope}"><s:Header>${ask.header ?? authHeader(service, credentials)}</s:Header><s:Body><${operation} xmlns="${namespace}">${fields.join('')}</${operation}></s:Body></s:Envelope>`
    const action = ask.action === undefined ? `${namespace}/${operation}` : ask.action
    const named = version === '1.2' && action !== null ? `; action="${action}"` : ''
    const media = version === '1.1' ? 'text/xml; charset=utf-8' : `application/soap+xml; charset=utf-8${named}`
    const headers = new Headers({ 'content-type': ask.contentType ?? media })
    if (version === '1.1' && action !== null) headers.set('soapaction', `"${action}"`)
    const response = await fetch(`${url}/soap/v3/${service}.asmx`, { method: 'POST', headers, body })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
}

export type AskFunction = ReturnType<typeof createAsk>
