import { lazy, Suspense, useState } from 'react'
import { UserMenuTarget } from './user-menu-target.tsx'

const UserMenu = lazy(async () => ({ default: (await import('./user-menu.tsx')).UserMenu }))

/** The menu behind it is fetched when it is first opened. */
export function UserMenuButton() {
  const [wanted, setWanted] = useState(false)
  const closed = <UserMenuTarget aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)} />
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <UserMenu />
    </Suspense>
  )
}
