import { useQuery } from '@tanstack/react-query'
import type { CopyLeftOut, CopyMatch, MappingView, RuleName, RulesCopy } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { EffectNotice } from './effect-line.tsx'
import classes from './rules.module.css'
import { effectOf, triedRulesQuery } from './use-tried-rules.ts'

interface CopyProposalProps {
  readonly mapping: MappingView
  readonly proposed: RulesCopy
}

/** As many as one reads; a company of hundreds of cost centres has hundreds of bindings. */
const mostShown = 30

/** What would be copied, what that becomes here, what cannot be copied, and which unsent journals it changes. */
export function CopyProposal({ mapping, proposed }: CopyProposalProps) {
  const { t } = useTranslation('rules')
  const { rules, changed, matched, leftOut } = proposed
  const tried = useQuery({ ...triedRulesQuery(mapping.id, rules), enabled: changed.length > 0 })
  if (changed.length === 0 && leftOut.length === 0) return <Notice tone="neutral">{t('copy.same')}</Notice>
  return (
    <>
      <section className={classes.copied} aria-label={t('copy.changed')}>
        <h3>{t('copy.changed')}</h3>
        {changed.length === 0 ? <p>{t('copy.nothing')}</p> : <RuleNames names={changed} />}
      </section>
      {matched.length === 0 ? null : (
        <section className={classes.copied} aria-label={t('copy.matched')}>
          <h3>{t('copy.matched')}</h3>
          <Matches matches={matched} />
        </section>
      )}
      {leftOut.length === 0 ? null : (
        <section className={classes.copied} aria-label={t('copy.leftOut')}>
          <h3>{t('copy.leftOut')}</h3>
          <LeftOut leftOut={leftOut} />
        </section>
      )}
      {changed.length === 0 ? null : <EffectNotice tried={effectOf(tried)} />}
    </>
  )
}

function RuleNames({ names }: { readonly names: readonly RuleName[] }) {
  const { t } = useTranslation('rules')
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{t(`copy.rule.${name}`)}</li>
      ))}
    </ul>
  )
}

function Matches({ matches }: { readonly matches: readonly CopyMatch[] }) {
  const { t } = useTranslation('rules')
  return (
    <ul>
      {matches.slice(0, mostShown).map(({ rule, from, to }) => (
        <li key={`${rule} ${from}`}>{t('copy.match', { rule: t(`copy.rule.${rule}`), from, to })}</li>
      ))}
      {matches.length > mostShown ? <li>{t('effect.more', { count: matches.length - mostShown })}</li> : null}
    </ul>
  )
}

function LeftOut({ leftOut }: { readonly leftOut: readonly CopyLeftOut[] }) {
  const { t } = useTranslation('rules')
  return (
    <ul>
      {leftOut.slice(0, mostShown).map(({ rule, value, reason }) => (
        <li key={`${rule} ${value}`}>
          {t('copy.left', { rule: t(`copy.rule.${rule}`), value, reason: t(`copy.reason.${reason}`) })}
        </li>
      ))}
      {leftOut.length > mostShown ? <li>{t('effect.more', { count: leftOut.length - mostShown })}</li> : null}
    </ul>
  )
}
