import { Anchor, Breadcrumbs, Stack } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, type Params, useParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { runPeriod, useRunName } from '../../shared/run-name.ts'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { JournalHistory } from './journal-history.tsx'
import { isSent, mayMove, standingDeliveries } from './journal-motion.ts'
import { JournalNotices } from './journal-notices.tsx'
import { deliveriesQuery, type JournalPlace, previewQuery } from './journal-queries.ts'
import classes from './journals.module.css'
import { PaymentDateForm } from './payment-date-form.tsx'
import { PreviewActions } from './preview-actions.tsx'
import { PreviewSearch } from './preview-search.tsx'
import { ProblemsSection } from './problems-section.tsx'
import { ReceiptSection } from './receipt-section.tsx'
import { RunStateCell } from './run-state-cell.tsx'
import { SendDialog } from './send-dialog.tsx'
import { UnsentChecks } from './unsent-checks.tsx'
import { useFoundRows } from './use-found-rows.ts'
import { useLiveRun } from './use-live-run.ts'
import { useStaggered } from './use-staggered.ts'

/** Of all receipts together; where there are more, the first receipt is there to read before the others are made. */
const mostRowsAtOnce = 500

/** What the page asks for, by the parameters of its address. */
export function previewAt(params: Readonly<Params>) {
  return previewQuery(placeAt(params))
}

function placeAt({ companyId, journalId = '' }: Readonly<Params>): JournalPlace {
  return { companyId: Number(companyId), journalId }
}

/** What will be booked of a journal; once sent, what was, and what became of it. */
export function PreviewPage() {
  const { t } = useTranslation('journals')
  const runName = useRunName()
  const params = useParams()
  const place = placeAt(params)
  const { journalId } = place
  // The way here has asked already.
  const { data: preview } = useSuspenseQuery({ ...previewAt(params), refetchOnMount: false })
  const run = useLiveRun(place.companyId, preview.run)
  const { data: live } = useQuery({ ...deliveriesQuery(place), enabled: mayMove(preview.run.state) })
  const [sending, setSending] = useState(false)
  const deliveries = new Map(
    standingDeliveries(live?.deliveries ?? []).map((delivery) => [delivery.receiptKey, delivery]),
  )
  const receipts = preview.receipts.map((receipt) => ({
    receipt,
    delivery: deliveries.get(receipt.key) ?? receipt.delivery,
  }))
  const rowCount = preview.receipts.reduce((count, { rows }) => count + rows.length, 0)
  const found = useFoundRows(preview.receipts)
  const progress = run.journal?.receipts
  const inView = receipts.filter(({ receipt }) => found === undefined || found.has(receipt.key))
  const shown = useStaggered(inView.length, rowCount > mostRowsAtOnce ? 1 : inView.length)
  // What else is asked of the server waits for the rows.
  const areAllShown = shown === inView.length
  const sent = isSent(run.state)

  return (
    <>
      <Breadcrumbs mb="xs" separator="›">
        <Anchor component={Link} to={paths.companies.to()} size="sm">
          {t('companies.breadcrumb')}
        </Anchor>
        <Anchor component={Link} to={`${paths.company.to(place.companyId)}?year=${run.year}`} size="sm">
          {preview.company.name}
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={runName(run)}
        actions={<PreviewActions preview={preview} run={run} onSend={() => setSending(true)} />}
      >
        {t('preview.about', {
          company: preview.company.name,
          period: runPeriod(run),
          administration: preview.administration?.name ?? t('export.notMapped'),
        })}
      </PageHeader>
      <Stack gap="lg">
        <div className={classes.headline}>
          <RunStateCell companyId={place.companyId} run={run} />
          <dl className={classes.facts}>
            <dt>{t('send.reference')}</dt>
            <dd>{preview.reference === '' ? '–' : preview.reference}</dd>
          </dl>
        </div>
        <div role="status" className={classes.spoken}>
          {progress === undefined || progress.total === 0 ? '' : t('export.progress', { ...progress })}
        </div>
        {preview.paymentDate.asked ? <PaymentDateForm place={place} preview={preview} /> : null}
        {sent ? (
          <ProblemsSection preview={preview} run={run} receipts={receipts} found={preview.problems} />
        ) : (
          <UnsentChecks place={place} preview={preview} run={run} receipts={receipts} mayAsk={areAllShown} />
        )}
        <JournalNotices preview={preview} withWarnings={sent} />
        {rowCount === 0 ? null : <PreviewSearch receipts={preview.receipts} rowCount={rowCount} found={found} />}
        {inView.slice(0, shown).map(({ receipt, delivery }) => (
          <ReceiptSection
            key={receipt.key}
            place={place}
            preview={preview}
            receipt={receipt}
            delivery={delivery}
            rowCount={rowCount}
            found={found?.get(receipt.key)}
          />
        ))}
        {areAllShown ? <JournalHistory place={place} /> : null}
      </Stack>
      {areAllShown ? (
        <SendDialog
          companyId={place.companyId}
          journalId={sending ? journalId : undefined}
          onClose={() => setSending(false)}
        />
      ) : null}
    </>
  )
}
