import {
  catalogueEntry,
  type DeliveryView,
  explainVendorError,
  type Preview,
  type VendorExplanation,
} from '@tosite/contract'
import { deliveryCodes } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { useErrorText } from '../../shared/ui/use-error-text.ts'
import { VendorQuote } from '../../shared/ui/vendor-words.tsx'
import { FixLink } from './fix-link.tsx'
import classes from './journals.module.css'

type DeliveryError = DeliveryView['errors'][number]

/** What Tosite itself says of a delivery in words of its own; other codes are those of errors that are met elsewhere too. */
const codesInDeliveries = [
  ...deliveryCodes,
  'authorization-expired',
  'account-not-authorized',
  'authorization-not-renewed',
  'busy',
  'internal',
  'ambiguous-item',
  'changed-in-procountor',
  'still-in-procountor',
  'test-company',
  'blocked-debtor',
  'not-mapped',
  'procountor-unavailable',
] as const

interface DeliveryErrorsProps {
  readonly errors: readonly DeliveryError[]
  /** The journal that they are of, where it is at hand: then they can lead to the place. */
  readonly preview?: Preview
}

/** Why a receipt is where it is: each error with the row and account that it points at, what it means and the way out. */
export function DeliveryErrors({ errors, preview }: DeliveryErrorsProps) {
  const of = preview === undefined ? {} : { preview }
  if (errors.length === 0) return null
  return (
    <ul className={classes.findings}>
      {errors.map((error) => (
        <li key={[error.row, error.code, error.field, error.message].join('|')}>
          <ErrorPlace error={error} />
          <ErrorWords error={error} {...of} />
        </li>
      ))}
    </ul>
  )
}

interface ErrorProps {
  readonly error: DeliveryError
}

function ErrorPlace({ error: { row, account } }: ErrorProps) {
  const { t } = useTranslation('journals')
  if (row === undefined) return null
  // Counted from 0 on the wire, from 1 by people.
  const at = { row: row + 1, account: account ?? '' }
  return (
    <span className={classes.place}>{t(account === undefined ? 'delivery.row' : 'delivery.rowAndAccount', at)}</span>
  )
}

interface OfJournal {
  readonly preview?: Preview
}

function ErrorWords({ error, ...of }: ErrorProps & OfJournal) {
  const { t } = useTranslation('vendor-errors')
  if (error.vendor === 'tosite' && error.code !== undefined) return <OwnError code={error.code} {...of} />
  const explained = explainVendorError(error)
  return (
    <>
      {explained === null ? (
        <span className={classes.fix}>{t(`unknown.${error.vendor}`)}</span>
      ) : (
        <Explanation explained={explained} {...of} />
      )}
      <span className={classes.fix}>
        <VendorQuote error={error} />
      </span>
    </>
  )
}

function OwnError({ code, ...of }: { readonly code: string } & OfJournal) {
  const { t } = useTranslation('journals')
  const errorText = useErrorText()
  const entry = catalogueEntry(code)
  const known = codesInDeliveries.find((each) => each === code)
  return (
    <>
      <span className={classes.findingTitle}>
        {known === undefined ? errorText(code) : t(`delivery.code.${known}`)}
      </span>
      <span className={classes.turn}>
        {entry === undefined ? null : <FixLink remedy={entry} {...of} />}
        <HelpLink entryId={entry === undefined ? 'unexpected' : code} />
      </span>
    </>
  )
}

function Explanation({ explained: { id, remedy }, ...of }: { readonly explained: VendorExplanation } & OfJournal) {
  const { t } = useTranslation('vendor-errors')
  return (
    <>
      <span className={classes.findingTitle}>{t(`${id}.title`)}</span>
      <span className={classes.fix}>{t(`${id}.cause`)}</span>
      <span className={classes.fix}>{t(`${id}.fix`)}</span>
      <span className={classes.turn}>
        <FixLink remedy={remedy} {...of} />
        <HelpLink entryId={id} />
      </span>
    </>
  )
}
