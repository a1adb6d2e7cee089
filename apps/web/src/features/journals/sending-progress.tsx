import { Progress } from '@mantine/core'
import type { SendingEstimate } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import type { Progress as Receipts } from './journal-motion.ts'
import classes from './sending-progress.module.css'
import { useSendingWords } from './sending-words.ts'

interface SendingProgressProps {
  /** As the run is called on screen. */
  readonly run: string
  readonly receipts: Receipts
  readonly estimate: SendingEstimate | null
}

/** How many receipts have arrived, how long the others take or what they wait for. */
export function SendingProgress({ run, receipts, estimate }: SendingProgressProps) {
  const { t } = useTranslation('journals')
  const { left, others, waiting } = useSendingWords(estimate)
  const { verified, total } = receipts
  const value = t('export.progress', { verified, total })
  return (
    <div className={classes.progress}>
      <Progress.Root size="sm">
        <Progress.Section
          value={(100 * verified) / total}
          withAria={false}
          role="progressbar"
          aria-label={t('sending.name', { run })}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={verified}
          aria-valuetext={[value, left].filter((text) => text !== '').join(', ')}
        />
      </Progress.Root>
      <p className={classes.line}>{value}</p>
      <p className={classes.line}>{left}</p>
      <p className={classes.line}>{[waiting, others].filter((text) => text !== '').join('; ')}</p>
    </div>
  )
}
