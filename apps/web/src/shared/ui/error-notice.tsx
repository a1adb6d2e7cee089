import type { ReactNode } from 'react'
import { RequestError } from '../request-error.ts'
import { HelpLink } from './help-link.tsx'
import { Notice } from './notice.tsx'
import { useErrorTextOf } from './use-error-text.ts'
import { VendorWords } from './vendor-words.tsx'

interface ErrorNoticeProps {
  readonly error: unknown
  /** What can be done about it, besides what the text says. */
  readonly children?: ReactNode
}

/** An error in the user's language by its code, with the vendor's own words below. Findings are for the page to list. */
export function ErrorNotice({ error, children }: ErrorNoticeProps) {
  const textOf = useErrorTextOf()
  const vendor = error instanceof RequestError ? (error.details.vendor ?? []) : []
  return (
    <Notice tone="bad" role="alert">
      <p>{textOf(error)}</p>
      {vendor.length > 0 ? (
        <VendorWords errors={vendor} />
      ) : (
        <HelpLink entryId={error instanceof RequestError ? error.code : 'unexpected'} />
      )}
      {children}
    </Notice>
  )
}
