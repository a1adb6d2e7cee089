import type { VendorError } from '@tosite/contract'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { loadCatalogues } from '../../i18n/i18n.ts'

/** The catalogue of errors and its texts come when there is an error to explain. */
const VendorExplanation = lazy(async () => {
  const [{ VendorExplanation: Explanation }] = await Promise.all([
    import('./vendor-explanation.tsx'),
    loadCatalogues('vendor-errors', 'journals'),
  ])
  return { default: Explanation }
})

/** What a vendor said, word by word, since support on their side needs it; and what it means. */
export function VendorWords({ errors }: { readonly errors: readonly VendorError[] }) {
  if (errors.length === 0) return null
  return (
    <ul>
      {errors.map((error) => (
        <li key={[error.vendor, error.status, error.code, error.field, error.message].join('|')}>
          <VendorQuote error={error} />
          <Suspense>
            <VendorExplanation error={error} />
          </Suspense>
        </li>
      ))}
    </ul>
  )
}

/** One error exactly as the vendor worded it. */
export function VendorQuote({ error }: { readonly error: VendorError }) {
  const { t } = useTranslation()
  const said = error.message === '' ? (error.status ?? '–') : error.message
  return (
    <>
      {t(`vendor.${error.vendor}`)}: <q>{said}</q>
      {error.field === undefined ? '' : ` (${t('vendor.field', { field: error.field })})`}
      {error.code === undefined ? '' : ` [${error.code}]`}
    </>
  )
}
