import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import classes from './help-link.module.css'

/** To an entry of the help: the id of a vendor's error, or a code of our own, which is the id itself. */
export function HelpLink({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation()
  return (
    <Link to={paths.help.to(entryId)} className={classes.link}>
      {t('help.what')}
    </Link>
  )
}
