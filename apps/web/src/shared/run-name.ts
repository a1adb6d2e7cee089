import type { RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'

/** `Run 6 Kesäkuu`: how a run is called everywhere. */
export function useRunName(): (run: Pick<RunRow, 'number' | 'description'>) => string {
  const { t } = useTranslation()
  return ({ number, description }) => t('runName', { number, description }).trim()
}

/** `6/2026`, or `1–6/2026` for a run over several periods. */
export function runPeriod({
  year,
  periodStart,
  periodEnd,
}: Pick<RunRow, 'year' | 'periodStart' | 'periodEnd'>): string {
  return periodStart === periodEnd ? `${periodEnd}/${year}` : `${periodStart}–${periodEnd}/${year}`
}
