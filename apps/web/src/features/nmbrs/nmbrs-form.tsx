import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NmbrsConnection, NmbrsCredentials } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { nmbrsConnectionQuery } from './nmbrs-queries.ts'

interface NmbrsFormProps {
  readonly connection: NmbrsConnection['connection']
  readonly mayWrite: boolean
}

type Field = keyof NmbrsCredentials

/** Username, token and domain; tested by itself, and again before it is saved. */
export function NmbrsForm({ connection, mayWrite }: NmbrsFormProps) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const queryClient = useQueryClient()
  const [values, setValues] = useState({
    username: connection?.username ?? '',
    token: '',
    domain: connection?.domain ?? '',
  })
  const [missing, setMissing] = useState<readonly Field[]>([])
  const test = useMutation({ mutationFn: () => request('testNmbrsConnection', { body: values }) })
  const save = useMutation({
    mutationFn: () => request('saveNmbrsConnection', { body: values }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(nmbrsConnectionQuery.queryKey, saved)
      setValues((current) => ({ ...current, token: '' }))
      await queryClient.invalidateQueries(companiesQuery)
    },
  })
  const hasStoredToken = connection !== null && connection.username === values.username.trim()

  function attempt(action: { readonly mutate: () => void }) {
    const needed: readonly Field[] = hasStoredToken ? ['username', 'domain'] : ['username', 'token', 'domain']
    const blank = needed.filter((field) => values[field].trim() === '')
    setMissing(blank)
    test.reset()
    save.reset()
    if (blank.length === 0) action.mutate()
  }

  const field = (name: Field) => ({
    label: t(`nmbrs.${name}`),
    description: name === 'token' && hasStoredToken ? t('nmbrs.tokenStored') : t(`nmbrs.about.${name}`),
    value: values[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget
      setValues((current) => ({ ...current, [name]: value }))
    },
    error: missing.includes(name) ? t('nmbrs.required') : undefined,
    readOnly: !mayWrite,
    autoComplete: 'off',
    spellCheck: false,
  })

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        attempt(save)
      }}
    >
      <Stack gap="md" maw={480}>
        <Text size="sm" c="dimmed">
          {t('nmbrs.about.page')}
        </Text>
        <TextInput {...field('username')} />
        <TextInput {...field('token')} type="password" />
        <TextInput {...field('domain')} />
        {test.data === undefined ? null : (
          <Notice tone="good" role="status">
            {t('nmbrs.works', {
              domain: test.data.domain,
              debtors: format.number(test.data.debtors),
              companies: format.number(test.data.companies),
            })}
          </Notice>
        )}
        {save.isSuccess ? (
          <Notice tone={areCompaniesRead(save.data) ? 'good' : 'waiting'} role="status">
            {t(areCompaniesRead(save.data) ? 'nmbrs.saved' : 'nmbrs.savedUnread')}
          </Notice>
        ) : null}
        {test.error ? <ErrorNotice error={test.error} /> : null}
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {mayWrite ? (
          <Group gap="xs">
            <Button type="submit" loading={save.isPending} disabled={test.isPending}>
              {t('nmbrs.save')}
            </Button>
            <Button variant="default" loading={test.isPending} disabled={save.isPending} onClick={() => attempt(test)}>
              {t('nmbrs.test')}
            </Button>
          </Group>
        ) : null}
        {connection === null ? null : (
          <Text size="xs" c="dimmed">
            {t('nmbrs.savedAt', { moment: format.moment(connection.savedAt) })}
          </Text>
        )}
      </Stack>
    </form>
  )
}

/** Whether the companies were read with the connection that was just saved. */
function areCompaniesRead({ connection }: NmbrsConnection): boolean {
  return connection !== null && connection.companiesReadAt !== null && connection.companiesReadAt >= connection.savedAt
}
