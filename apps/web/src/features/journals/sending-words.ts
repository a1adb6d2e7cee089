import type { SendingEstimate } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { aboutTime } from './about-time.ts'

/** An estimate in words; what there is nothing to say of is empty. */
export function useSendingWords(estimate: SendingEstimate | null) {
  const { t } = useTranslation('journals')
  const { secondsLeft = null, others = 0, waiting = null } = estimate ?? {}
  const about = secondsLeft === null ? null : aboutTime(secondsLeft)
  return {
    /** How long it takes, where that something is left is not said or said already. */
    about: about === null ? '' : t(`sending.about.${about.unit}`, { count: about.count }),
    left: about === null ? '' : t(`sending.left.${about.unit}`, { count: about.count }),
    others: others === 0 ? '' : t('sending.others', { count: others }),
    waiting: waiting === null ? '' : t(`sending.waiting.${waiting.reason}`, { count: waiting.count }),
  }
}
