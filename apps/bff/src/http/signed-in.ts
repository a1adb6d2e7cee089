import type { Language } from '@tosite/contract'
import type { Scope, Viewer } from '@tosite/core'

export interface SignedInUser {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly scope: Scope
  readonly sessionId: string
}

/** The person behind a request, and what decides what they may do. */
export interface SignedIn {
  readonly user: SignedInUser
  readonly viewer: Viewer
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on public routes, and before the guard has run. */
    signedIn: SignedIn | null
  }
}
