import { isLive } from '@tosite/core'
import type { DeliveryRow } from '../deliveries/delivery-rows-store.ts'
import type { AdministrationsInUse } from './administration-in-use.ts'
import { computeJournal } from './compute-journal.ts'
import { previewHash } from './preview-hash.ts'
import { type ComputedPreview, previewView } from './preview-view.ts'
import type { ReceiptStore } from './receipt-store.ts'
import { receiptForReading } from './receipt-to-procountor.ts'
import { storedReceipt } from './stored-receipt.ts'

export interface PreviewDeps {
  readonly store: ReceiptStore
  readonly administrations: AdministrationsInUse
}

/** What will be sent of a journal; once it was sent, what was. Delivered receipts are never computed again. */
export async function previewJournal(
  deps: PreviewDeps,
  companyId: number,
  journalId: string,
): Promise<ComputedPreview> {
  const parts = await previewParts(deps, companyId, journalId)
  return previewView(parts)
}

/** The bodies as they will be sent, or were, without the delivery mark. */
export async function previewBodies(deps: PreviewDeps, companyId: number, journalId: string): Promise<unknown[]> {
  const { receipts } = await previewParts(deps, companyId, journalId)
  return receipts.filter(({ rows }) => rows.length > 0).map(receiptForReading)
}

/**
 * What the answers about a journal's receipts are made of. `administrationId` is Procountor's company that they are for.
 * @throws ApiProblem not-found
 */
export async function previewParts({ store, administrations }: PreviewDeps, companyId: number, journalId: string) {
  const known = await administrations.forPreview(await store.account(companyId, journalId))
  // Reading Procountor may have taken a while, and may have found the authorization expired.
  const loaded = await store.load(companyId, journalId)
  const administration = known?.administration ?? null
  const deliveries = standing(loaded.deliveries)
  if (deliveries.size > 0) {
    const receipts = [...deliveries.values()].map(({ receipt }) => storedReceipt(loaded.contents.get(receipt.id)))
    const [first] = deliveries.values()
    const accountId = first?.receipt.accountId ?? ''
    return {
      loaded,
      administration,
      administrationId: first?.receipt.administrationId ?? null,
      receipts,
      deliveries,
      findings: [{ ...aProblem, code: loaded.context.beingWithdrawn ? 'being-withdrawn' : 'already-sent' } as const],
      hash: previewHash(receipts, accountId),
    }
  }
  const { result, findings } = computeJournal(loaded.context, loaded.journal, administration)
  const receipts = result?.receipts ?? []
  const { account } = loaded.context
  const administrationId = account?.administration?.companyId ?? null
  const hash = previewHash(receipts, account?.id ?? '')
  return { loaded, administration, administrationId, receipts, deliveries, findings, hash }
}

const aProblem = { severity: 'problem', values: {} } as const

/** The live delivery of each receipt key. */
function standing(rows: readonly DeliveryRow[]): ReadonlyMap<string, DeliveryRow> {
  const live = rows.filter(({ delivery, receipt }) => isLive(delivery.state) && receipt.kind === 'receipt')
  return new Map(live.map((row) => [row.receipt.receiptKey, row]))
}
