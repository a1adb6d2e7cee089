import type { Me } from '@tosite/contract'
import { request } from '../shared/request.ts'
import { isNotSignedIn } from '../shared/request-error.ts'
import { paths } from './paths.ts'

export type OpenedSession =
  | { readonly kind: 'signed-out' }
  /** `me` is missing where the server could not say: the page that asks again shows why. */
  | { readonly kind: 'open'; readonly me: Me | undefined }

/** Asks who is signed in before anything is shown. Nobody: the address becomes the sign-in page's, with the way back. */
export async function openSession(): Promise<OpenedSession> {
  if (location.pathname === paths.signIn.pattern) return { kind: 'signed-out' }
  try {
    return { kind: 'open', me: await request('getMe') }
  } catch (error) {
    if (!isNotSignedIn(error)) return { kind: 'open', me: undefined }
    history.replaceState(null, '', paths.signIn.to(location.pathname + location.search))
    return { kind: 'signed-out' }
  }
}
