import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** Holds the place of a page of a heading and a table while it loads. */
export function PageSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={28} width={220} mb="lg" />
      <TableSkeleton />
    </div>
  )
}

/** Holds the place of a table: rows of the height of the real ones. */
export function TableSkeleton() {
  return (
    <div aria-hidden="true">
      {rows.map((row) => (
        <Skeleton key={row} height={39} mb={1} radius="xs" />
      ))}
    </div>
  )
}
