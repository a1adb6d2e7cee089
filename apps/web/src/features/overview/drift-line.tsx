import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'

/** One line: how many companies something changed for in Procountor; nothing while there are none. */
export function DriftLine({ companies }: { readonly companies: number }) {
  const { t } = useTranslation('overview')
  if (companies === 0) return null
  return (
    <section aria-label={t('drift.label')}>
      <Notice tone="waiting">{t('drift.text', { count: companies })}</Notice>
    </section>
  )
}
