import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { pageOf, withAddress } from '../address.ts'
import { useFormat } from '../format.ts'

interface PagerProps {
  readonly total: number
  readonly size: number
  /** Names the list whose pages these are. */
  readonly label: string
}

/** Which part of a long list is shown, and the way to the others. The page lives in the address. */
export function Pager({ total, size, label }: PagerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [query, setQuery] = useSearchParams()
  const page = pageOf(query)
  if (total <= size && page === 0) return null
  const go = (to: number) => setQuery((before) => withAddress(before, { page: to === 0 ? '' : String(to + 1) }))
  const last = Math.max(0, Math.ceil(total / size) - 1)
  const from = Math.min(page * size + 1, total)
  const values = {
    from: format.number(from),
    to: format.number(Math.min((page + 1) * size, total)),
    total: format.number(total),
  }
  return (
    <Group component="nav" aria-label={label} gap="xs" justify="flex-end">
      <Text size="sm" c="dimmed">
        {t('pager.shown', values)}
      </Text>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => go(Math.min(page - 1, last))}>
        {t('pager.previous')}
      </Button>
      <Button variant="default" size="xs" disabled={page >= last} onClick={() => go(page + 1)}>
        {t('pager.next')}
      </Button>
    </Group>
  )
}
