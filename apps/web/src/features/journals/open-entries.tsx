import { useFormat } from '../../shared/format.ts'
import classes from './receipts.module.css'

interface OpenEntriesProps {
  readonly count: number
  /** Says which entries. */
  readonly label: string
  readonly opened: boolean
  readonly onToggle: () => void
}

/** Opens and closes the journal entries behind something, and says how many they are. */
export function OpenEntries({ count, label, opened, onToggle }: OpenEntriesProps) {
  const format = useFormat()
  return (
    <button type="button" className={classes.open} aria-expanded={opened} aria-label={label} onClick={onToggle}>
      {format.number(count)}
    </button>
  )
}
