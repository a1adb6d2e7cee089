import classes from './receipts.module.css'

interface OpenEntriesProps {
  /** As it is written. */
  readonly count: string
  /** Says which entries. */
  readonly label: string
  readonly opened: boolean
  readonly onToggle: () => void
}

/** Opens and closes the journal entries behind something, and says how many they are. */
export function OpenEntries({ count, label, opened, onToggle }: OpenEntriesProps) {
  return (
    <button type="button" className={classes.open} aria-expanded={opened} aria-label={label} onClick={onToggle}>
      {count}
    </button>
  )
}
