import { showLanguage } from '../i18n/i18n.ts'
import { liveChanges } from '../shared/live/live-changes.ts'
import { meQuery } from '../shared/queries/session-queries.ts'
import { queryClient } from '../shared/query-client.ts'

/** Loader of everything behind the sign-in: the user, what changes from now on, and the screens in the user's language. */
export async function requireUser(): Promise<null> {
  const me = await queryClient.ensureQueryData(meQuery)
  liveChanges.start(me.lastChange)
  await showLanguage(me.language, localStorage)
  return null
}
