import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Account } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useFormat } from '../../shared/format.ts'
import { accountsQuery } from '../../shared/queries/accounts-queries.ts'
import { Notice } from '../../shared/ui/notice.tsx'

const mostNamed = 3

/** One line that names the accounts whose authorization is over or ends soon; nothing while there are none. */
export function AuthorizationsLine() {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const { data } = useQuery(accountsQuery)
  const wanted = (data?.accounts ?? []).filter(needsSomebody).sort(byUrgency)
  if (wanted.length === 0) return null

  const named = wanted.slice(0, mostNamed).map(({ username, needsYou }) => {
    if (needsYou === null || needsYou.urgency === 'past') return t('authorizations.now', { username })
    return t('authorizations.before', { username, date: format.day(needsYou.before) })
  })
  const names = named.join(', ')
  const others = wanted.length - named.length
  return (
    <section aria-label={t('authorizations.label')}>
      <Notice tone={wanted.some(isPressing) ? 'conflict' : 'waiting'}>
        {t('authorizations.text', {
          count: wanted.length,
          names: others === 0 ? names : t('authorizations.more', { names, count: others }),
        })}{' '}
        <Anchor component={Link} to={paths.accounts.to()} size="sm">
          {t('authorizations.toAccounts')}
        </Anchor>
      </Notice>
    </section>
  )
}

function needsSomebody({ status, needsYou }: Account): boolean {
  return status === 'authorization-expired' || needsYou !== null
}

function isPressing({ needsYou }: Account): boolean {
  return needsYou?.urgency !== 'soon'
}

/** What is over comes first, then what ends first. */
function byUrgency(a: Account, b: Account): number {
  return (a.needsYou?.before ?? '').localeCompare(b.needsYou?.before ?? '')
}
