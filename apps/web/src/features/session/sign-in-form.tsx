import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './sign-in.module.css'
import { type SignInFailure, signIn } from './sign-in.ts'

interface SignInFormProps {
  /** Called once the session is there. The form stays busy: what follows takes its place. */
  readonly onSignedIn: () => void | Promise<void>
  readonly email?: string
}

/** Email, password, button. What was typed stays when it was wrong. */
export function SignInForm({ onSignedIn, email = '' }: SignInFormProps) {
  const { t } = useTranslation(['sign-in', 'errors'])
  const [failure, setFailure] = useState<SignInFailure>()
  const [missing, setMissing] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const credentials = { email: String(data.get('email') ?? '').trim(), password: String(data.get('password') ?? '') }
    const blank = Object.entries(credentials).flatMap(([name, value]) => (value === '' ? [name] : []))
    setMissing(blank)
    if (blank.length > 0) return
    setBusy(true)
    setFailure(undefined)
    const failed = await signIn(credentials)
    if (failed === undefined) return onSignedIn()
    setFailure(failed)
    setBusy(false)
    passwordField.current?.focus()
  }

  const texts: Readonly<Record<SignInFailure, string>> = {
    wrong: t('wrong'),
    'too-many': t('tooMany'),
    'no-connection': t('errors:no-connection'),
    failed: t('failed'),
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {failure === undefined ? null : (
        <Notice tone="bad" role="alert">
          {texts[failure]}
        </Notice>
      )}
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        defaultValue={email}
        error={missing.includes('email') ? t('required') : undefined}
      />
      <TextInput
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        ref={passwordField}
        data-autofocus={email === '' ? undefined : true}
        error={missing.includes('password') ? t('required') : undefined}
      />
      <Button type="submit" loading={busy}>
        {t('submit')}
      </Button>
    </form>
  )
}
