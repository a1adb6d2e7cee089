import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { AuthorizationFailure } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { accountsQuery } from '../../shared/queries/accounts-queries.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { ProcountorIcon } from '../../shared/ui/procountor-icon.tsx'
import { VendorWords } from '../../shared/ui/vendor-words.tsx'
import { useAuthorize } from './use-authorize.ts'

/** Where Procountor's login page leads back to: what came of it, in the address. */
export function AuthorizationPage() {
  const [query] = useSearchParams()
  const { accounts } = useSuspenseQuery(accountsQuery).data
  const account = accounts.find(({ id }) => id === query.get('account'))
  // The address is not proof: what counts is what the account says.
  if (query.get('outcome') === 'succeeded' && account?.status === 'authorized') {
    return <Succeeded company={account.administration?.name ?? ''} username={account.username} />
  }
  const [before, chosen] = [query.get('before'), query.get('chosen')]
  return (
    <Failed
      accountId={account?.id}
      reason={query.get('reason')}
      words={query.get('words')}
      companies={before === null || chosen === null ? undefined : { before, chosen }}
    />
  )
}

function Succeeded({ company, username }: { readonly company: string; readonly username: string }) {
  const { t } = useTranslation('integration')
  return (
    <Stack gap="md" maw={560}>
      <PageHeader title={t('authorization.succeeded')} />
      <Group gap="md" wrap="nowrap">
        <ProcountorIcon look="color" size={40} />
        <div>
          <Text fw={600} size="lg">
            {company}
          </Text>
          <Text size="sm" c="dimmed">
            {t('authorization.succeededText', { username })}
          </Text>
        </div>
      </Group>
      <BackToAccounts />
    </Stack>
  )
}

interface FailedProps {
  readonly accountId: string | undefined
  readonly reason: string | null
  readonly words: string | null
  /** The company that the account is for, and the one that was chosen. */
  readonly companies: { readonly before: string; readonly chosen: string } | undefined
}

function Failed({ accountId, reason, words, companies }: FailedProps) {
  const { t, i18n } = useTranslation(['integration', 'errors', 'common'])
  const navigate = useNavigate()
  const authorize = useAuthorize()
  const known = (code: string | null): code is AuthorizationFailure =>
    code !== null && i18n.exists(`errors:authorization.${code}`)
  const failure = known(reason) ? reason : 'no-code'
  return (
    <Stack gap="md" maw={560}>
      <PageHeader title={t('authorization.failed')} />
      <Notice tone="bad" role="alert">
        <p>{t(`errors:authorization.${failure}`)}</p>
        {companies === undefined ? null : <p>{t('authorization.companies', companies)}</p>}
        <VendorWords errors={words === null ? [] : [{ vendor: 'procountor', message: words }]} />
        <HelpLink entryId={`authorization-${failure}`} />
      </Notice>
      {authorize.error ? <ErrorNotice error={authorize.error} /> : null}
      <Group gap="md">
        <Button
          loading={authorize.isPending || authorize.isSuccess}
          onClick={() => (accountId === undefined ? void navigate(paths.accounts.to()) : authorize.mutate(accountId))}
        >
          {t('common:tryAgain')}
        </Button>
        <BackToAccounts />
      </Group>
    </Stack>
  )
}

function BackToAccounts() {
  const { t } = useTranslation('integration')
  return (
    <Anchor component={Link} to={paths.accounts.to()} size="sm">
      {t('authorization.back')}
    </Anchor>
  )
}
