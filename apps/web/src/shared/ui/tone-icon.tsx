import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconClock,
  IconExclamationCircle,
  IconLoader2,
} from '@tabler/icons-react'
import type { Tone } from '../tones.ts'

const icons = {
  neutral: IconCircle,
  good: IconCircleCheck,
  moving: IconLoader2,
  waiting: IconClock,
  conflict: IconAlertTriangle,
  bad: IconExclamationCircle,
} as const satisfies Record<Tone, typeof IconCircle>

/** The shape of a tone; the word beside it says what it means. */
export function ToneIcon({ tone, size = 16 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = icons[tone]
  return <Icon size={size} stroke={1.75} aria-hidden="true" />
}
