import type { DeliveryView } from '@tosite/contract'
import { useTranslation } from 'react-i18next'

type DeliveryError = DeliveryView['errors'][number]

/** Codes of our own, for what was met on the way; everything else is in Procountor's words. */
const ownCodes = [
  'timeout',
  'cut',
  'not-connected',
  'unavailable',
  'rate-limited',
  'unauthorized',
  'authorization-expired',
  'account-not-authorized',
  'authorization-not-renewed',
  'busy',
  'internal',
  'other-company',
  'ambiguous-item',
  'found-invalidated',
  'found-different',
  'found-twice',
  'changed-in-procountor',
  'not-invalidated',
  'reversal-differs',
  'reversed-and-invalidated',
] as const

/** Why a receipt is where it is: each error with the row and account that it points at. */
export function DeliveryErrors({ errors }: { readonly errors: readonly DeliveryError[] }) {
  const { t } = useTranslation(['journals', 'common'])
  if (errors.length === 0) return null
  return (
    <ul>
      {errors.map((error) => (
        <li key={[error.row, error.code, error.field, error.message].join('|')}>
          {placeOf(error)}
          <ErrorWords error={error} />
        </li>
      ))}
    </ul>
  )

  function placeOf({ row, account }: DeliveryError): string {
    if (row === undefined) return ''
    // Counted from 0 on the wire, from 1 by people.
    const at = { row: row + 1, account: account ?? '' }
    return `${t(account === undefined ? 'delivery.row' : 'delivery.rowAndAccount', at)}: `
  }
}

function ErrorWords({ error }: { readonly error: DeliveryError }) {
  const { t } = useTranslation(['journals', 'common'])
  const own = ownCodes.find((code) => code === error.code)
  if (own !== undefined) return t(`delivery.code.${own}`)
  return (
    <>
      {t(`common:vendor.${error.vendor}`)}: <q>{error.message}</q>
      {error.field === undefined ? '' : ` (${t('common:vendor.field', { field: error.field })})`}
      {error.code === undefined ? '' : ` [${error.code}]`}
    </>
  )
}
