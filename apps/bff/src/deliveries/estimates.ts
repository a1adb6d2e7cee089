import type { PreviewAnswer, ResponseOf } from '@tosite/contract'
import { estimateSending, type SendingEstimate, spacingNow, spacingOf, type UnderWay } from '@tosite/core'
import type { Deps } from '../deps.ts'
import type { ComputedPreview } from '../receipts/preview-view.ts'
import type { ListedDeliveries } from './list-deliveries.ts'
import { mostOfAccount } from './steps-in-flight.ts'
import { createUnderWayStore } from './under-way-store.ts'

/** How long journals take, by what is under way everywhere, how often calls may leave now and how soon they are answered. */
export function createEstimates({
  db,
  clock,
  config,
  answerTimes,
}: Pick<Deps, 'db' | 'clock' | 'config' | 'answerTimes'>) {
  const store = createUnderWayStore(db)
  const usualSpacingMs = spacingOf(config.procountor?.requestsPerSecond ?? 1)

  async function ofJournal(journalId: string, planned: readonly UnderWay[] = []): Promise<SendingEstimate | null> {
    const { underWay, pace } = await store.all()
    const all = [...underWay, ...planned]
    const accountId = all.find((one) => one.journalId === journalId)?.accountId
    if (accountId === undefined) return null
    return estimateSending({ accountId, journalId }, all, {
      spacingMs: spacingNow(pace, clock.monotonic(), usualSpacingMs),
      answerMs: answerTimes.usualMs(),
      atOnce: mostOfAccount,
    })
  }

  return {
    async with({ journalId, ...listed }: ListedDeliveries): Promise<ResponseOf<'listDeliveries'>> {
      return { ...listed, estimate: await ofJournal(journalId) }
    },

    /** What was sent still takes so long; what was not, would from now on, behind all that is under way. */
    async withPreview(preview: ComputedPreview): Promise<PreviewAnswer> {
      const { run, administration, receipts } = preview
      const journalId = run.journal?.id
      if (journalId === undefined || administration === null) return { ...preview, estimate: null }
      const count = receipts.filter(({ delivery, leftOut }) => delivery === null && !leftOut).length
      if (count === 0 || !preview.canSend) return { ...preview, estimate: await ofJournal(journalId) }
      const { accountId } = administration
      const approve = await store.approves(accountId)
      const order = Number.POSITIVE_INFINITY
      const planned: UnderWay = {
        ...{ accountId, journalId, approve, count, order },
        ...{ state: 'queued', waitingFor: null, takenBack: null, stage: null },
      }
      return { ...preview, estimate: await ofJournal(journalId, [planned]) }
    },
  }
}
