export type * from './access/access.ts'
export { levels, rights } from './access/access.ts'
export { type CompanyPlace, may, reaches, sees } from './access/may.ts'
export { type MaskFault, maskFaultReasons, parseAccountMask, readAccountMask } from './accounts/account-mask.ts'
export type * from './administrations/administration.ts'
export type * from './administrations/administration-access.ts'
export {
  type AuthorizationUrgency,
  authorizationEnd,
  authorizationUrgencies,
  authorizationUrgency,
} from './authorizations/authorization-end.ts'
export { addDays, compareDates, dayOfMonth, daysBetween, isIsoDate, lastDayOfMonth, monthOf } from './dates/iso-date.ts'
export { parseJournalDate } from './dates/parse-journal-date.ts'
export type * from './deliveries/delivery.ts'
export { deliveryStates, waitingReasons } from './deliveries/delivery.ts'
export { type DeliveryCode, deliveryCodes } from './deliveries/delivery-code.ts'
export { canMove, deliveryMoves, isBooked, isLive, terminalStates } from './deliveries/delivery-moves.ts'
export { type CallPace, estimateSending, type SendingEstimate, type UnderWay } from './deliveries/estimate-sending.ts'
export { type JournalMarks, type JournalState, journalState, journalStates } from './deliveries/journal-state.ts'
export { retryDelayMs } from './deliveries/retry-delay.ts'
export { createItemIndex, type ItemIndex, itemName } from './dimensions/item-index.ts'
export type * from './drift/drift.ts'
export { driftKinds } from './drift/drift.ts'
export { learnNames, withNoteOf } from './drift/known-names.ts'
export { type DriftQuestion, mappingDrift, type NamedAdministration } from './drift/mapping-drift.ts'
export type * from './findings/finding.ts'
export { findingCodes } from './findings/finding.ts'
export { type Authorization, type GuardFacts, guardFindings } from './guards/guard-findings.ts'
export { canonicalJournal } from './journals/canonical-journal.ts'
export type * from './journals/journal.ts'
export {
  createJournalBuilder,
  type JournalBuilder,
  type JournalResult,
  type RawLine,
} from './journals/journal-builder.ts'
export { type JournalChange, journalChanges } from './journals/journal-changes.ts'
export { compareSums, type PeriodAccountSum, sumsByPeriodAndAccount } from './journals/journal-sums.ts'
export { deserializeJournal, serializeJournal } from './journals/journal-text.ts'
export type * from './mappings/mapping.ts'
export { defaultMapping, defaultReferencePattern, periodPolicies } from './mappings/mapping.ts'
export { type Cents, cents } from './money/cents.ts'
export { decimalNumber, formatDecimal } from './money/format-decimal.ts'
export { centsOfNumber, parseAmount, parseDecimalComma } from './money/parse-amount.ts'
export { sum } from './money/sum.ts'
export {
  departureToleranceMs,
  type PaceState,
  reserveDeparture,
  slowedDown,
  spacingNow,
  spacingOf,
} from './pace/reserve-departure.ts'
export type { BodyFault } from './preflight/body-findings.ts'
export type { Headcounts } from './preflight/headcount-findings.ts'
export {
  type PreflightFacts,
  type PreflightItem,
  type PreflightOutcome,
  preflight,
  preflightOutcomes,
  type SeenChange,
  type Unread,
} from './preflight/preflight.ts'
export { checkOfFinding, type PreflightCheck, preflightChecks } from './preflight/preflight-check.ts'
export { bindCreatedItems } from './receipts/bind-created-items.ts'
export { canonicalReceipts } from './receipts/canonical-receipts.ts'
export { type ComposedReference, composeReference, longestReference } from './receipts/compose-reference.ts'
export { computeReceipts, type ReceiptsInput } from './receipts/compute-receipts.ts'
export { type CorrectionCell, correctionCells } from './receipts/correction-cells.ts'
export { type PolicyEffect, type PolicyQuestion, policyEffects } from './receipts/policy-effect.ts'
export type * from './receipts/receipt.ts'
export {
  type Cell,
  type CellComparison,
  type CellDifference,
  cellsOf,
  compareCells,
  type ReceiptCells,
  sumCells,
} from './receipts/receipt-cells.ts'
export { reverseReceipt } from './receipts/reverse-receipt.ts'
export { type Computed, isAffected, type ReceiptEffect, type RulesEffect, rulesEffect } from './rules/rules-effect.ts'
export {
  comparePeriods,
  formatPeriod,
  isCorrection,
  isPeriodOf,
  ownPeriod,
  parsePeriod,
  samePeriod,
} from './runs/period.ts'
export type * from './runs/run.ts'
export { periodTypes } from './runs/run.ts'
export { type AdaptedText, adaptedTexts } from './texts/adapted-texts.ts'
export { type FittedText, fitText } from './texts/fit-text.ts'
export { isWindows1252 } from './texts/windows-1252.ts'
export { blockingRun, type SentRun } from './withdrawals/blocking-run.ts'
export { newestFirst, type WithdrawalRules, withdrawalAct } from './withdrawals/plan-withdrawal.ts'
export { type KnownReceipt, receiptChange } from './withdrawals/receipt-change.ts'
export type * from './withdrawals/withdrawal.ts'
export { reversalReasons, withdrawalObstacles, withdrawalWays } from './withdrawals/withdrawal.ts'
