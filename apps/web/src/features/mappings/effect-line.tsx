import type { AdministrationView, RulesEffect } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useRunName } from '../../shared/run-name.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { EffectDetails } from './effect-details.tsx'
import classes from './rules.module.css'
import { type KnownEffect, useTriedRules } from './use-tried-rules.ts'

interface EffectLineProps {
  readonly mappingId: string
  readonly dimensions: AdministrationView['dimensions']
}

/** Above Save: which unsent journals the edited rules would change. */
export function EffectLine({ mappingId, dimensions }: EffectLineProps) {
  return <EffectNotice tried={useTriedRules(mappingId, dimensions)} />
}

/** Which unsent journals rules would change, and how. */
export function EffectNotice({ tried }: { readonly tried: KnownEffect }) {
  const { t } = useTranslation('rules')
  const textOf = useEffectText()
  const isKnown = typeof tried !== 'string'
  return (
    <section className={classes.effect} aria-label={t('effect.label')}>
      <Notice tone={isKnown && tried.affected.length > 0 ? 'waiting' : 'neutral'} role="status">
        {isKnown ? textOf(tried) : t(`effect.${tried}`)}
        {isKnown && tried.approve !== null
          ? ` ${t(tried.approve ? 'effect.approves' : 'effect.approvesNoMore')}`
          : null}
      </Notice>
      {isKnown && tried.affected.length > 0 ? (
        <details className={classes.details}>
          <summary>{t('effect.how')}</summary>
          <EffectDetails effect={tried} />
        </details>
      ) : null}
    </section>
  )
}

function useEffectText(): (effect: RulesEffect) => string {
  const { t } = useTranslation('rules')
  const runName = useRunName()
  return ({ unsent, affected }) => {
    if (unsent === 0) return t('effect.noneUnsent')
    if (affected.length === 0) return t('effect.none', { count: unsent })
    const runs = affected.map(({ run }) => t('effect.run', { run: runName(run), period: `${run.period}/${run.year}` }))
    return t('effect.affected', { count: affected.length, unsent, runs: runs.join(', ') })
  }
}
