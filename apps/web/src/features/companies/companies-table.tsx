import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Company } from '@tosite/contract'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { needs } from '../../shared/needs.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import type { DebtorGroup } from './companies-by-debtor.ts'
import classes from './companies-table.module.css'

/** A row per company under a row per debtor. */
export function CompaniesTable({ groups }: { readonly groups: readonly DebtorGroup[] }) {
  const { t } = useTranslation('settings')
  const columns = [
    { key: 'number', label: t('companies.column.number') },
    { key: 'company', label: t('companies.column.company') },
    { key: 'administration', label: t('companies.column.administration') },
    { key: 'guard', label: t('companies.column.guard') },
  ]
  return (
    <DataTable caption={t('companies.caption')} columns={columns}>
      {groups.map(({ debtor, companies }) => (
        <tbody key={debtor.id}>
          <DebtorRow debtor={debtor} />
          {companies.map((company) => (
            <CompanyRow key={company.id} company={company} />
          ))}
        </tbody>
      ))}
    </DataTable>
  )
}

function DebtorRow({ debtor }: { readonly debtor: Company['debtor'] }) {
  const { t } = useTranslation('settings')
  const queryClient = useQueryClient()
  const allowed = useMay()(needs.blockDebtor)
  const block = useMutation({
    mutationFn: (blocked: boolean) =>
      request('setBlockedDebtor', { params: { debtorId: debtor.id }, body: { blocked } }),
    onSuccess: (list) => queryClient.setQueryData(companiesQuery.queryKey, list),
  })
  return (
    <Fragment>
      <tr className={classes.debtor}>
        <td>{debtor.number}</td>
        <th scope="rowgroup" colSpan={2}>
          {t('companies.debtor', { name: debtor.name })}
        </th>
        <td>
          <Switch
            size="sm"
            label={t('companies.blockedDebtor')}
            checked={block.isPending ? block.variables : debtor.blocked}
            disabled={!allowed || block.isPending}
            onChange={(event) => block.mutate(event.currentTarget.checked)}
          />
        </td>
      </tr>
      <RowError error={block.error} />
    </Fragment>
  )
}

function CompanyRow({ company }: { readonly company: Company }) {
  const { t } = useTranslation('settings')
  const queryClient = useQueryClient()
  const allowed = useMay()(needs.markTestCompany)
  const mark = useMutation({
    mutationFn: (testCompany: boolean) =>
      request('setTestCompany', { params: { companyId: company.id }, body: { testCompany } }),
    onSuccess: (changed) =>
      queryClient.setQueryData(companiesQuery.queryKey, (list) =>
        list === undefined
          ? list
          : { ...list, companies: list.companies.map((other) => (other.id === changed.id ? changed : other)) },
      ),
  })
  return (
    <Fragment>
      <tr>
        <td>{company.number}</td>
        <th scope="row">{company.name}</th>
        <td>{company.mapping?.administration ?? '–'}</td>
        <td>
          <Switch
            size="sm"
            label={t('companies.testCompany')}
            checked={mark.isPending ? mark.variables : company.testCompany}
            disabled={!allowed || mark.isPending}
            onChange={(event) => mark.mutate(event.currentTarget.checked)}
          />
        </td>
      </tr>
      <RowError error={mark.error} />
    </Fragment>
  )
}

function RowError({ error }: { readonly error: unknown }) {
  if (!error) return null
  return (
    <tr>
      <td colSpan={4}>
        <ErrorNotice error={error} />
      </td>
    </tr>
  )
}
