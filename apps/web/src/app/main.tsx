import '../shared/first.css'
import { setNonce } from 'get-nonce'
import { startI18n } from '../i18n/i18n.ts'
import { openSession } from './open-session.ts'

// The server fills it in per request; the build leaves a placeholder.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// The dialogs' scroll lock makes a style element of its own and asks this library.
setNonce(nonce)

const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')

// The sign-in page comes without the pages behind it: whoever is not signed in is not made to fetch them.
const [session] = await Promise.all([openSession(), startI18n(localStorage)])
if (session.kind === 'signed-out') {
  const { renderSignIn } = await import('./sign-in-root.tsx')
  await renderSignIn(container, nonce)
} else {
  const { renderApp } = await import('./app-root.tsx')
  renderApp(container, nonce, session.me)
}
