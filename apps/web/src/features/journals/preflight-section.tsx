import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { Preview } from '@tosite/contract'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import classes from './preflight.module.css'
import { FineChecks, UncheckedItems, Warnings } from './preflight-lists.tsx'
import type { PreflightState } from './use-preflight.ts'

interface PreflightSectionProps {
  readonly preflight: PreflightState
  readonly preview: Preview
  /** Shows what blocks. */
  readonly children: ReactNode
}

/** Everything that was looked at before sending, in one list: what blocks, what is worth a look, and what is fine. */
export function PreflightSection({ preflight, preview, children }: PreflightSectionProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const titleId = useId()
  const { items, isThere, readAt, error, check, isChecking } = preflight
  return (
    <section aria-labelledby={titleId} className={classes.preflight}>
      <header className={classes.head}>
        <h2 id={titleId}>{t('preflight.title')}</h2>
        <p className={classes.read} role="status">
          {isChecking || (!isThere && error === null)
            ? t('preflight.running')
            : readAt === null
              ? t('preflight.neverRead')
              : t('preflight.readAt', { moment: format.moment(readAt) })}
        </p>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          loading={isChecking}
          onClick={check}
        >
          {t('preflight.check')}
        </Button>
      </header>
      {error === null ? null : <ErrorNotice error={error} />}
      {children}
      <Warnings items={items} preview={preview} />
      <UncheckedItems items={items} preview={preview} />
      <FineChecks items={items} />
    </section>
  )
}
