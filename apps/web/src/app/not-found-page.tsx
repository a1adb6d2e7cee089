import { NothingThere } from './error-page.tsx'

export function NotFoundPage() {
  return <NothingThere />
}
