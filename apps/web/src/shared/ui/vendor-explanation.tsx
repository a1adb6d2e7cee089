import { explainVendorError, type VendorError } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { HelpLink } from './help-link.tsx'
import classes from './vendor-explanation.module.css'

/** What a vendor's error means and what to do; of one that the catalogue does not know, what to do anyhow. */
export function VendorExplanation({ error }: { readonly error: VendorError }) {
  const { t } = useTranslation('vendor-errors')
  const explained = explainVendorError(error)
  if (explained === null) return <span className={classes.text}>{t(`unknown.${error.vendor}`)}</span>
  return (
    <>
      <span className={classes.text}>
        {t(`${explained.id}.title`)} {t(`${explained.id}.fix`)}
      </span>
      <HelpLink entryId={explained.id} />
    </>
  )
}
