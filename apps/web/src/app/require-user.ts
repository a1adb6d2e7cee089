import { showLanguage } from '../i18n/i18n.ts'
import { meQuery } from '../shared/queries/session-queries.ts'
import { queryClient } from '../shared/query-client.ts'

/** Loader of everything behind the sign-in: the user, and the screens in the user's language. */
export async function requireUser(): Promise<null> {
  const me = await queryClient.ensureQueryData(meQuery)
  await showLanguage(me.language, localStorage)
  return null
}
