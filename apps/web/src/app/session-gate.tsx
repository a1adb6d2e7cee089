import { lazy, Suspense, useSyncExternalStore } from 'react'
import { loadCatalogues } from '../i18n/i18n.ts'
import { sessionExpiry } from '../shared/session-expiry.ts'

const SessionDialog = lazy(async () => {
  const [module] = await Promise.all([import('../features/session/session-dialog.tsx'), loadCatalogues('sign-in')])
  return { default: module.SessionDialog }
})

/** Asks to sign in again, on top of whatever is on screen, once a request was refused for want of a session. */
export function SessionGate() {
  const expired = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isSet)
  if (!expired) return null
  return (
    <Suspense>
      <SessionDialog />
    </Suspense>
  )
}
