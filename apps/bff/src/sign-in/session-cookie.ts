import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/**
 * The session's token in a cookie header, or null where there is none or its signature is wrong. The sign-in library
 * signs a cookie as `{token}.{HMAC-SHA-256 of the token, base64}`; reading it here spares every request the library's
 * own, much slower way, which is still taken whenever a session has to be written.
 */
export function sessionTokenOf(cookies: string, name: string, secret: string | KeyObject): string | null {
  const value = cookieValue(cookies, name)
  const at = value?.lastIndexOf('.') ?? -1
  if (value === undefined || at < 1) return null
  const token = value.slice(0, at)
  const expected = createHmac('sha256', secret).update(token).digest()
  const signature = Buffer.from(value.slice(at + 1), 'base64')
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

/** The first cookie of that name, as the library takes it. */
function cookieValue(cookies: string, name: string): string | undefined {
  for (const part of cookies.split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return decoded(rest.join('='))
  }
  return undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
