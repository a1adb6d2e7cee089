import { UnstyledButton } from '@mantine/core'
import type { Overview, RunState } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { withAddress } from '../../shared/address.ts'
import { useFormat } from '../../shared/format.ts'
import { RunStateMark } from '../../shared/ui/run-state-mark.tsx'
import classes from './state-filter.module.css'

/** In the order in which they want a person. */
const states = [
  'needs-attention',
  'not-created',
  'created',
  'checking',
  'sending',
  'sent',
  'verified',
  'marked-as-sent',
  'withdrawn',
] as const satisfies readonly RunState[]

/** The state that the address narrows to, if it names one. */
export function stateOf(query: URLSearchParams): RunState | undefined {
  return states.find((state) => state === query.get('state'))
}

interface StateFilterProps {
  readonly counts: Overview['counts']
  readonly chosen: RunState | undefined
}

/** How many companies are in each state; pressing one narrows the list to it, pressing it again widens it. */
export function StateFilter({ counts, chosen }: StateFilterProps) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const [, setQuery] = useSearchParams()
  const shown = states.filter((state) => state === chosen || (counts[state] ?? 0) > 0)
  const choose = (state: RunState) =>
    setQuery((before) => withAddress(before, { state: state === chosen ? '' : state, page: '' }), {
      preventScrollReset: true,
    })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is not a group of fields
    <div role="group" aria-label={t('filter')} className={classes.chips}>
      {shown.map((state) => (
        <UnstyledButton
          key={state}
          className={classes.chip}
          aria-pressed={state === chosen}
          onClick={() => choose(state)}
        >
          <RunStateMark state={state} plain />{' '}
          <span className={classes.count}>{format.number(counts[state] ?? 0)}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}
