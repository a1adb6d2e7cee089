import { Button } from '@mantine/core'
import { type DriftView, driftRemedies } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import classes from './rules.module.css'

interface DriftItemProps {
  readonly drift: DriftView
  /** Absent for who may only look. */
  readonly onFix: (() => void) | undefined
  readonly disabled: boolean
}

/** One change in Procountor: what it is, what to do, and doing it where one click is safe. */
export function DriftItem({ drift: { kind, values, fix }, onFix, disabled }: DriftItemProps) {
  const { t } = useTranslation(['rules', 'help'])
  const { severity, place } = driftRemedies[kind]
  const filled = { ...values, side: t(values.side === 'cost-unit' ? 'drift.side.cost-unit' : 'drift.side.cost-center') }
  return (
    <li>
      <p className={classes.driftTitle}>
        <Mark tone={severity === 'notice' ? 'neutral' : 'waiting'}>{t(`drift.severity.${severity}`)}</Mark>{' '}
        {t(`drift.kind.${kind}.title`, { replace: filled })}
      </p>
      <p>{t(`drift.kind.${kind}.fix`, { replace: filled })}</p>
      <p className={classes.driftActs}>
        {fix === null || onFix === undefined ? null : (
          <Button size="xs" variant="default" disabled={disabled} onClick={onFix}>
            {t(`drift.act.${fix.act}`, { item: fix.item ?? '' })}
          </Button>
        )}
        <a href={`#${place === 'mapping-accounts' ? 'accounts' : 'dimensions'}`}>
          {t(place === 'mapping-accounts' ? 'drift.toAccounts' : 'drift.toDimensions')}
        </a>
        <HelpLink entryId={`drift-${kind}`} />
      </p>
    </li>
  )
}
