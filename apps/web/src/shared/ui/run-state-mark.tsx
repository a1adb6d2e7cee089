import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBookmark,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconFileText,
  IconSend,
  IconZoomQuestion,
} from '@tabler/icons-react'
import type { RunState } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../tones.ts'
import classes from './run-state-mark.module.css'

const looks = {
  'not-created': { tone: 'neutral', Icon: IconCircleDashed },
  created: { tone: 'neutral', Icon: IconFileText },
  'marked-as-sent': { tone: 'neutral', Icon: IconBookmark },
  'needs-attention': { tone: 'bad', Icon: IconAlertTriangle },
  checking: { tone: 'waiting', Icon: IconZoomQuestion },
  sending: { tone: 'moving', Icon: IconSend },
  withdrawn: { tone: 'neutral', Icon: IconArrowBackUp },
  sent: { tone: 'moving', Icon: IconCheck },
  verified: { tone: 'good', Icon: IconCircleCheck },
} as const satisfies Record<RunState, { readonly tone: Tone; readonly Icon: typeof IconCheck }>

interface RunStateMarkProps {
  readonly state: RunState
  /** Without a surface, where many stand in a list of choices. */
  readonly plain?: boolean
}

/** The word that stands for a run, with a shape and a colour of its own. */
export function RunStateMark({ state, plain = false }: RunStateMarkProps) {
  const { t } = useTranslation()
  const { tone, Icon } = looks[state]
  return (
    <span className={classes.mark} data-tone={tone} data-plain={plain || undefined}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      <span>{t(`runState.${state}`)}</span>
    </span>
  )
}
