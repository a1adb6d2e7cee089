import type { Preview, RunRow } from '@tosite/contract'
import type { JournalPlace } from './journal-queries.ts'
import { PreflightSection } from './preflight-section.tsx'
import { ProblemsSection, type ReceiptWithDelivery } from './problems-section.tsx'
import { findingsWith, usePreflight } from './use-preflight.ts'

interface UnsentChecksProps {
  readonly place: JournalPlace
  readonly preview: Preview
  readonly run: RunRow
  readonly receipts: readonly ReceiptWithDelivery[]
  /** Not before the rows are there to read. */
  readonly mayAsk: boolean
}

/** The preflight of a journal that has not been sent; what blocks are its problems. */
export function UnsentChecks({ place, preview, run, receipts, mayAsk }: UnsentChecksProps) {
  const preflight = usePreflight(place, preview, { mayAsk })
  return (
    <PreflightSection preflight={preflight} preview={preview}>
      <ProblemsSection
        preview={preview}
        run={run}
        receipts={receipts}
        found={findingsWith(preflight.items, 'blocking')}
        wordsOf={preflight.wordsOf}
      />
    </PreflightSection>
  )
}
