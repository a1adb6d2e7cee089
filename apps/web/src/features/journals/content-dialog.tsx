import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContentCheck, RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { request } from '../../shared/request.ts'
import { DataTable, endCell } from '../../shared/ui/data-table.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import { type JournalPlace, runsOfCompany } from './journal-queries.ts'
import classes from './journals.module.css'
import { useMayWrite } from './use-may-write.ts'

interface ContentDialogProps {
  readonly companyId: number
  /** Undefined: closed. */
  readonly run: RunRow | undefined
  readonly onClose: () => void
}

/** Compares a journal with what its run comes to in Nmbrs now; one that is not in Procountor may take the new content. */
export function ContentDialog({ companyId, run, onClose }: ContentDialogProps) {
  const { t } = useTranslation('withdrawals')
  const queryClient = useQueryClient()
  const journal = run?.journal ?? null
  function close() {
    // The row says whether its run was found changed.
    void queryClient.invalidateQueries({ queryKey: runsOfCompany(companyId) })
    onClose()
  }
  return (
    <Modal opened={journal !== null} onClose={close} title={t('content.title')} size="xl">
      {journal === null ? null : (
        <ContentForm
          place={{ companyId, journalId: journal.id }}
          isMarked={journal.markedAsSentAt !== null}
          onClose={close}
        />
      )}
    </Modal>
  )
}

/** Asking reads the run's journal in Nmbrs anew. */
const checkQuery = (params: JournalPlace) =>
  queryOptions({
    queryKey: ['content-checks', params.companyId, params.journalId],
    queryFn: ({ signal }) => request('checkContent', { params, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

interface ContentFormProps {
  readonly place: JournalPlace
  readonly isMarked: boolean
  readonly onClose: () => void
}

function ContentForm({ place, isMarked, onClose }: ContentFormProps) {
  const { t } = useTranslation(['withdrawals', 'common'])
  const queryClient = useQueryClient()
  const mayWrite = useMayWrite()
  const { data: check, error } = useQuery(checkQuery(place))
  const take = useMutation({
    mutationFn: (foundHash: string) => request('takeContent', { params: place, body: { foundHash } }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['previews', place.companyId] })
      onClose()
    },
  })
  const foundHash = check?.foundHash ?? null
  const failure = error ?? take.error
  return (
    <Stack gap="md">
      {failure === null ? null : (
        <ErrorNotice error={failure}>
          <FindingList findings={findingsOf(failure)} />
        </ErrorNotice>
      )}
      {check === undefined ? (
        failure === null ? (
          <div role="status" aria-label={t('content.reading')}>
            <Skeleton height={96} />
          </div>
        ) : null
      ) : (
        <ContentChanges check={check} isMarked={isMarked} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
        {check?.canTake === true && mayWrite && foundHash !== null ? (
          <Button loading={take.isPending} onClick={() => take.mutate(foundHash)}>
            {t('content.take')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}

const columns = [
  { key: 'period' },
  { key: 'account' },
  { key: 'costCenter' },
  { key: 'costUnit' },
  { key: 'was', end: true },
  { key: 'is', end: true },
  { key: 'change', end: true },
] as const

function ContentChanges({ check, isMarked }: { readonly check: ContentCheck; readonly isMarked: boolean }) {
  const { t } = useTranslation('withdrawals')
  const format = useFormat()
  const { changes, changed, canTake } = check
  if (!changed) return <p className={classes.lead}>{t('content.same')}</p>
  return (
    <>
      <p className={classes.lead}>
        {changes.length === 0 ? t('content.changedTexts') : t('content.changed', { count: changes.length })}
      </p>
      {changes.length === 0 ? null : (
        <div className={classes.inDialog}>
          <DataTable
            caption={t('content.caption')}
            columns={columns.map((column) => ({ ...column, label: t(`content.column.${column.key}`) }))}
          >
            <tbody>
              {changes.map(({ period, account, costCenter, costUnit, was, is }) => (
                <tr key={[format.period(period), account, costCenter, costUnit].join('|')}>
                  <td>{format.period(period)}</td>
                  <th scope="row">{account}</th>
                  <td>{costCenter ?? '–'}</td>
                  <td>{costUnit ?? '–'}</td>
                  <td className={endCell}>{format.amount(was)}</td>
                  <td className={endCell}>{format.amount(is)}</td>
                  <td className={endCell}>{format.amount(is - was)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
      <p className={classes.aside}>
        {t(canTake ? 'content.takeText' : isMarked ? 'content.markedText' : 'content.sentText')}
      </p>
    </>
  )
}
