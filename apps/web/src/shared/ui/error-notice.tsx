import type { VendorError } from '@tosite/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RequestError } from '../request-error.ts'
import { Notice } from './notice.tsx'
import { useErrorTextOf } from './use-error-text.ts'

interface ErrorNoticeProps {
  readonly error: unknown
  /** What can be done about it, besides what the text says. */
  readonly children?: ReactNode
}

/** An error in the user's language by its code, with the vendor's own words below. Findings are for the page to list. */
export function ErrorNotice({ error, children }: ErrorNoticeProps) {
  const textOf = useErrorTextOf()
  return (
    <Notice tone="bad" role="alert">
      <p>{textOf(error)}</p>
      <VendorWords errors={error instanceof RequestError ? (error.details.vendor ?? []) : []} />
      {children}
    </Notice>
  )
}

/** What a vendor said, word by word: support on their side needs it. */
export function VendorWords({ errors }: { readonly errors: readonly VendorError[] }) {
  const { t } = useTranslation()
  if (errors.length === 0) return null
  return (
    <ul>
      {errors.map((error) => (
        <li key={[error.vendor, error.status, error.code, error.field, error.message].join('|')}>
          {t(`vendor.${error.vendor}`)}: <q>{error.message}</q>
          {error.field === undefined ? '' : ` (${t('vendor.field', { field: error.field })})`}
          {error.code === undefined ? '' : ` [${error.code}]`}
        </li>
      ))}
    </ul>
  )
}
