import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router-dom'
import { isNotSignedIn, RequestError } from '../shared/request-error.ts'
import { useErrorTextOf } from '../shared/ui/use-error-text.ts'
import { useRetryPage } from '../shared/use-retry-page.ts'
import classes from './error-page.module.css'

/** Stands in for a page that could not be shown: what happened, and the way out. */
export function ErrorPage() {
  const { t } = useTranslation()
  const errorTextOf = useErrorTextOf()
  const error = useRouteError()
  const retryPage = useRetryPage()
  if (isRouteErrorResponse(error) && error.status === 404) return <NothingThere />
  if (error instanceof RequestError && error.code === 'not-found') return <NothingThere />
  // The dialog on top asks to sign in; the page comes back by itself after that.
  const text = error instanceof RequestError ? errorTextOf(error) : t('error.text')
  return (
    <div className={classes.page}>
      <title>{`${t('error.title')} · ${t('appName')}`}</title>
      <h1>{t('error.title')}</h1>
      <p role="alert">{isOutdatedCode(error) ? t('error.outdated') : text}</p>
      {isNotSignedIn(error) ? null : (
        <Button onClick={() => (error instanceof RequestError ? void retryPage() : location.reload())}>
          {error instanceof RequestError ? t('tryAgain') : t('reload')}
        </Button>
      )}
    </div>
  )
}

export function NothingThere() {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <title>{`${t('error.notFoundTitle')} · ${t('appName')}`}</title>
      <h1>{t('error.notFoundTitle')}</h1>
      <p>{t('error.notFoundText')}</p>
      <Button component="a" href="/">
        {t('error.toOverview')}
      </Button>
    </div>
  )
}

/** After an update the page still open asks for files that are no longer there. */
function isOutdatedCode(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
}
