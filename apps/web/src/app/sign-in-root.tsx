import { createRoot } from 'react-dom/client'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { loadCatalogues } from '../i18n/i18n.ts'
import { Look } from './look.tsx'
import { paths, safeReturnPath } from './paths.ts'

export async function renderSignIn(container: HTMLElement, nonce: string): Promise<void> {
  await loadCatalogues('sign-in')
  const wanted = new URLSearchParams(location.search).get('return')
  // A page of its own: what follows starts fresh, with the new session.
  const enter = () => location.replace(safeReturnPath(wanted))
  createRoot(container).render(
    <Look nonce={nonce}>
      <SignInPage toReturn={safeReturnPath(wanted) !== paths.overview.to()} onSignedIn={enter} />
    </Look>,
  )
}
