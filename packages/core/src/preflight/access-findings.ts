import type { AccountRights, AdministrationAccess } from '../administrations/administration-access.ts'
import type { Finding } from '../findings/finding.ts'

/** Rights by the vendor's names, with the levels of which one is needed. */
const needed = [
  // To book: `POST /ledgerreceipts` and the changes of state.
  { right: 'journalReceipts', levels: ['ALL_RIGHTS'] },
  // To read back what was booked, and to look for it after a lost answer: without that nothing is sent exactly once.
  { right: 'journalReceiptSearch', levels: ['ALL_RIGHTS', 'VIEWING_RIGHTS'] },
] as const satisfies readonly { right: keyof AccountRights; levels: readonly string[] }[]

/** Whether the token stands for the company that was connected, and what its user may not do there. */
export function accessFindings(
  access: AdministrationAccess | null,
  connectedCompanyId: number | null,
): readonly Finding[] {
  if (access === null) return []
  const { companyId, rights } = access
  const found: Finding[] = []
  if (connectedCompanyId !== null && companyId !== connectedCompanyId) {
    found.push({
      code: 'wrong-company',
      severity: 'problem',
      values: { connected: String(connectedCompanyId), answered: String(companyId) },
    })
  }
  if (rights === null) return found
  for (const { right, levels } of needed) {
    const level = rights[right]
    if (level === null || levels.some((enough) => enough === level)) continue
    found.push({ code: 'right-missing', severity: 'problem', values: { right, level } })
  }
  if (rights.personalJournalReceiptsOnly) found.push({ code: 'own-receipts-only', severity: 'warning', values: {} })
  return found
}

/**
 * A user who is limited to certain dimensions is not shown the others (`rights.user.limitedDimensions`): a mapped dimension
 * that is not there is then more likely out of reach than deleted, and somebody else can put that right.
 */
export function withinDimensionLimits(
  findings: readonly Finding[],
  access: AdministrationAccess | null,
): readonly Finding[] {
  if (access?.rights?.limitedDimensions !== true) return findings
  return findings.map((finding) =>
    finding.code === 'unknown-dimension' ? { ...finding, code: 'dimension-not-allowed' } : finding,
  )
}
