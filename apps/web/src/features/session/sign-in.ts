import { postJson } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export type SignInFailure = 'wrong' | 'too-many' | 'no-connection' | 'failed'

/** Signs in through the sign-in library's own route. Nothing when it worked. */
export async function signIn(credentials: Credentials): Promise<SignInFailure | undefined> {
  try {
    const response = await postJson('/api/auth/sign-in/email', credentials)
    if (response.ok) return undefined
    if (response.status === 429) return 'too-many'
    // A malformed address is refused with 400: to the person it is as wrong as an unknown one.
    return response.status >= 500 ? 'failed' : 'wrong'
  } catch (error) {
    return error instanceof RequestError && error.code === 'no-connection' ? 'no-connection' : 'failed'
  }
}
