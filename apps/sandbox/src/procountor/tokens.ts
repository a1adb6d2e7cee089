import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Grantee } from './store/grant-store.ts'

/** Claims seen in Procountor's access tokens; an API key has no `exp`. */
interface Claims {
  readonly iss: string
  /** The client. */
  readonly aud: string
  /** The user. */
  readonly sub: string
  /** The company. */
  readonly cid: number
  readonly jti: string
  readonly auth_time: number
  readonly iat: number
  readonly exp?: number
  readonly scope?: 'm2m'
}

interface ClaimsOptions {
  readonly issuer: string
  readonly clientId: string
  readonly grantee: Grantee
  /** Milliseconds since 1970. */
  readonly at: number
  readonly lifeSeconds?: number
  readonly machine?: boolean
}

export function makeClaims({ issuer, clientId, grantee, at, lifeSeconds, machine }: ClaimsOptions): Claims {
  const iat = Math.floor(at / 1000)
  return {
    iss: issuer,
    aud: clientId,
    sub: String(grantee.userId),
    cid: grantee.companyId,
    jti: randomUUID(),
    auth_time: iat,
    iat,
    ...(lifeSeconds === undefined ? {} : { exp: iat + lifeSeconds }),
    ...(machine ? { scope: 'm2m' } : {}),
  }
}

export function signToken(claims: Claims, key: string): string {
  const content = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
  return `${content}.${signature(content, key).toString('base64url')}`
}

/** Whether the signature is ours; whether the token still counts is stored beside it. */
export function isSignedWith(token: string, key: string): boolean {
  const end = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  const right = signature(token.slice(0, Math.max(end, 0)), key)
  return given.length === right.length && timingSafeEqual(given, right)
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function signature(content: string, key: string): Buffer {
  return createHmac('sha256', key).update(content).digest()
}
