import { Button, Skeleton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { PreviewReceipt } from '@tosite/contract'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { CorrectionSources } from './correction-sources.tsx'
import { CorrectionTable } from './correction-table.tsx'
import type { JournalPlace } from './journal-queries.ts'
import { correctionQuery } from './preview-detail-queries.ts'
import classes from './receipts.module.css'

interface CorrectionSectionProps {
  readonly place: JournalPlace
  readonly receipt: PreviewReceipt
  /** Of the element that names the receipt. */
  readonly describedBy: string
}

/** What a correction makes of its period; fetched when first opened. */
export function CorrectionSection({ place, receipt, describedBy }: CorrectionSectionProps) {
  const { t } = useTranslation('journals')
  const [opened, setOpened] = useState(false)
  const contentId = useId()
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Chevron size={14} aria-hidden="true" />}
        aria-expanded={opened}
        aria-controls={opened ? contentId : undefined}
        aria-describedby={describedBy}
        onClick={() => setOpened(!opened)}
      >
        {t('correction.open')}
      </Button>
      {opened ? (
        <div id={contentId} className={classes.correction}>
          <CorrectionContent place={place} receipt={receipt} />
        </div>
      ) : null}
    </div>
  )
}

function CorrectionContent({ place, receipt }: Omit<CorrectionSectionProps, 'describedBy'>) {
  const { data, error } = useQuery(correctionQuery(place, receipt.period))
  if (data === undefined) return error === null ? <Skeleton height={72} /> : <ErrorNotice error={error} />
  return (
    <>
      <CorrectionSources companyId={place.companyId} correction={data} period={receipt.period} />
      <CorrectionTable correction={data} period={receipt.period} />
    </>
  )
}
