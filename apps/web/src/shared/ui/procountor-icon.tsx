interface ProcountorIconProps {
  /** Grey until authorized, in colour after; on a journal dark once sent. */
  readonly look: 'grey' | 'color' | 'dark'
  readonly size?: number
}

const colors = {
  grey: { sheet: 'none', line: 'var(--mantine-color-dimmed)' },
  color: { sheet: 'var(--procountor-sheet)', line: 'var(--procountor-line)' },
  dark: { sheet: 'var(--mantine-color-text)', line: 'var(--mantine-color-body)' },
} as const

/** Our own drawing of a ledger receipt: two columns of amounts. The button around it carries the name. */
export function ProcountorIcon({ look, size = 24 }: ProcountorIconProps) {
  const { sheet, line } = colors[look]
  const edge = look === 'dark' ? sheet : line
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" strokeLinecap="round">
      <path
        d="M5 3.5h14v17l-2.33-1.5-2.34 1.5L12 19l-2.33 1.5L7.33 19 5 20.5z"
        fill={sheet}
        stroke={edge}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M8 7.5h8M12 9.5v6.5M8 11h1.75M8 14h1.75M14.25 11H16M14.25 14H16" stroke={line} strokeWidth="1.5" />
    </svg>
  )
}
