import { VisuallyHidden } from '@mantine/core'
import type { Company, RunList, RunRow } from '@tosite/contract'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ContentDialog } from './content-dialog.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { RunTableRow } from './run-table-row.tsx'
import { SendDialog } from './send-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface RunsTableProps {
  readonly company: Company
  readonly list: RunList
  readonly onPreview: (journalId: string) => void
}

const columns = [
  { key: 'run', width: '17%' },
  { key: 'period', width: '8%' },
  { key: 'locked', width: '7%' },
  { key: 'journal', width: '15%' },
  { key: 'state', width: '16%' },
] as const

/** A row per run. What moves is said in a status region too, for those who do not see the table. */
export function RunsTable({ company, list, onPreview }: RunsTableProps) {
  const { t } = useTranslation(['journals', 'common'])
  const [sending, setSending] = useState<string>()
  const [withdrawing, setWithdrawing] = useState<string>()
  const [checking, setChecking] = useState<RunRow>()
  const [discarding, setDiscarding] = useState<RunRow>()
  const [spoken, setSpoken] = useState<Readonly<Record<string, string>>>({})
  const say = useCallback(
    (runId: string, text: string) =>
      setSpoken((before) => (before[runId] === text ? before : { ...before, [runId]: text })),
    [],
  )
  if (list.runs.length === 0) {
    return <EmptyState title={t('export.emptyTitle', { year: list.year })}>{t('export.emptyText')}</EmptyState>
  }
  return (
    <>
      <DataTable
        stacks
        caption={t('export.caption', { company: company.name, year: list.year })}
        columns={[
          ...columns.map(({ key, width }) => ({ key, width, label: t(`export.column.${key}`) })),
          { key: 'actions', label: <VisuallyHidden>{t('common:table.actions')}</VisuallyHidden>, width: '37%' },
        ]}
      >
        <tbody>
          {list.runs.map((run) => (
            <RunTableRow
              key={run.id}
              company={company}
              run={run}
              onPreview={onPreview}
              onSend={setSending}
              onWithdraw={setWithdrawing}
              onCheck={setChecking}
              onDiscard={setDiscarding}
              onProgress={say}
            />
          ))}
        </tbody>
      </DataTable>
      <VisuallyHidden role="status">
        {Object.entries(spoken).map(([runId, text]) => (
          <p key={runId}>{text}</p>
        ))}
      </VisuallyHidden>
      <SendDialog companyId={company.id} journalId={sending} onClose={() => setSending(undefined)} />
      <WithdrawDialog companyId={company.id} journalId={withdrawing} onClose={() => setWithdrawing(undefined)} />
      <ContentDialog companyId={company.id} run={checking} onClose={() => setChecking(undefined)} />
      <DiscardDialog companyId={company.id} run={discarding} onClose={() => setDiscarding(undefined)} />
    </>
  )
}
