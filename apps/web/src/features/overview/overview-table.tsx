import { Anchor, Group } from '@mantine/core'
import type { OverviewRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { useRunName } from '../../shared/run-name.ts'
import { CompanyMarks } from '../../shared/ui/company-marks.tsx'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import { RunStateMark } from '../../shared/ui/run-state-mark.tsx'

const columns = ['company', 'debtor', 'run', 'period', 'state'] as const

export function OverviewTable({ rows }: { readonly rows: readonly OverviewRow[] }) {
  const { t } = useTranslation('overview')
  return (
    <DataTable stacks caption={t('caption')} columns={columns.map((key) => ({ key, label: t(`column.${key}`) }))}>
      <tbody>
        {rows.map((row) => (
          <CompanyRow key={row.company.id} row={row} />
        ))}
      </tbody>
    </DataTable>
  )
}

function CompanyRow({ row: { company, latestRun, drifts } }: { readonly row: OverviewRow }) {
  const { t } = useTranslation('overview')
  const runName = useRunName()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">
        <Group gap={6}>
          <Anchor component={Link} to={paths.company.to(company.id)} size="sm">
            {company.name}
          </Anchor>
          <CompanyMarks company={company} />
          <DriftMark drifts={drifts} mappingId={company.mapping?.id} />
        </Group>
      </th>
      <td>{company.debtor.name}</td>
      {latestRun === null ? (
        <td colSpan={3}>{t('noRuns')}</td>
      ) : (
        <>
          <td>{runName(latestRun)}</td>
          <td>{format.period({ year: latestRun.year, number: latestRun.period })}</td>
          <td>
            <RunStateMark state={latestRun.state} />
          </td>
        </>
      )}
    </tr>
  )
}

interface DriftMarkProps {
  readonly drifts: number
  readonly mappingId: string | undefined
}

/** How much changed in Procountor for the company, and the way there for those who may go. */
function DriftMark({ drifts, mappingId }: DriftMarkProps) {
  const { t } = useTranslation('overview')
  const mayRead = useMay()(needs.readAccounts)
  if (drifts === 0 || mappingId === undefined) return null
  const mark = <Mark tone="waiting">{t('drift.mark', { count: drifts })}</Mark>
  return mayRead ? (
    <Anchor component={Link} to={`${paths.mapping.to(mappingId)}#drift`} size="xs">
      {mark}
    </Anchor>
  ) : (
    mark
  )
}
