import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { RowEntries as Answer } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { DataTable, endCell } from '../../shared/ui/data-table.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type EntriesPlace, rowEntriesQuery } from './preview-detail-queries.ts'
import classes from './receipts.module.css'

interface RowEntriesProps {
  readonly place: EntriesPlace
  readonly caption: string
}

/** The journal entries behind a row, as they stand in the journal; fetched when first opened. */
export function RowEntries({ place, caption }: RowEntriesProps) {
  const { t } = useTranslation('journals')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(rowEntriesQuery(place))
  if (error !== null) return <ErrorNotice error={error} />
  if (data === undefined) return <Skeleton height={36} />
  const entries = data.pages.flatMap((page) => page.entries)
  const left = (data.pages[0]?.total ?? 0) - entries.length
  return (
    <div className={classes.entries}>
      <EntryTable caption={caption} entries={entries} />
      {hasNextPage ? (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('entries.more', { count: left })}
        </Button>
      ) : null}
    </div>
  )
}

const codes = ['costCenter', 'costUnit'] as const

function EntryTable({ caption, entries }: { readonly caption: string; readonly entries: Answer['entries'] }) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const used = codes.filter((code) => entries.some((entry) => entry[code] !== undefined))
  const keys = ['line', 'account', ...used, 'text', 'debit', 'credit'] as const
  return (
    <DataTable
      caption={caption}
      columns={keys.map((key) => ({
        key,
        label: t(`entries.column.${key}`),
        end: key === 'debit' || key === 'credit',
      }))}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.line}>
            <th scope="row">{format.number(entry.line)}</th>
            <td>{entry.account === '' ? '–' : entry.account}</td>
            {used.map((code) => (
              <td key={code}>{entry[code] ?? ''}</td>
            ))}
            <td className={classes.asInJournal}>{entry.text}</td>
            <td className={endCell}>{entry.debit === 0 ? '' : format.amount(entry.debit)}</td>
            <td className={endCell}>{entry.credit === 0 ? '' : format.amount(entry.credit)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
