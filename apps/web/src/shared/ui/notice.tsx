import type { ReactNode } from 'react'
import type { Tone } from '../tones.ts'
import classes from './notice.module.css'
import { ToneIcon } from './tone-icon.tsx'

interface NoticeProps {
  readonly tone: Tone
  /** `alert` for what must be acted on, `status` for what is worth hearing; none for what was there from the start. */
  readonly role?: 'alert' | 'status'
  readonly children: ReactNode
}

/** A message in its place on the page, where it stays until it is no longer true. */
export function Notice({ tone, role, children }: NoticeProps) {
  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={role}>
      <ToneIcon tone={tone} size={18} />
      <div className={classes.body}>{children}</div>
    </div>
  )
}

interface MarkProps {
  readonly tone: Tone
  /** Without a surface, for a mark that stands under another. */
  readonly plain?: boolean
  readonly children: ReactNode
}

/** A state as word, shape and colour together. */
export function Mark({ tone, plain = false, children }: MarkProps) {
  return (
    <span className={`${classes.mark} ${classes[tone]} ${plain ? classes.plain : ''}`}>
      <ToneIcon tone={tone} size={14} />
      <span>{children}</span>
    </span>
  )
}
