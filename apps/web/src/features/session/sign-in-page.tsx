import { useTranslation } from 'react-i18next'
import { BrandMark } from '../../shared/ui/brand-mark.tsx'
import classes from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

interface SignInPageProps {
  /** Whether a certain page was asked for, which follows. */
  readonly toReturn: boolean
  readonly onSignedIn: () => void
}

export function SignInPage({ toReturn, onSignedIn }: SignInPageProps) {
  const { t } = useTranslation(['sign-in', 'common'])
  return (
    <main className={classes.page}>
      <title>{`${t('title')} · ${t('common:appName')}`}</title>
      <div className={classes.card}>
        <div className={classes.brand}>
          <BrandMark size={30} />
          {t('common:appName')}
        </div>
        <p className={classes.tagline}>{t('tagline')}</p>
        <h1>{t('title')}</h1>
        {toReturn ? <p className={classes.reason}>{t('continue')}</p> : null}
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  )
}
