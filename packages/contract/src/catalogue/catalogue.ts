import {
  type DeliveryCode,
  type DriftKind,
  deliveryCodes,
  driftKinds,
  type FindingCode,
  findingCodes,
  type WaitingReason,
  type WithdrawalObstacle,
  waitingReasons,
} from '@tosite/core'
import type { AuthorizationFailure } from '../accounts.ts'
import { authorizationRemedies } from './authorization-remedies.ts'
import {
  deliveryRemedies,
  stateRemedies,
  type TroubledState,
  troubledStates,
  waitingRemedies,
} from './delivery-remedies.ts'
import { driftRemedies } from './drift-remedies.ts'
import type { Certainty, Remedy } from './entry.ts'
import { errorRemedies, type PureErrorCode } from './error-remedies.ts'
import { findingRemedies } from './finding-remedies.ts'
import { type NmbrsEntryId, nmbrsFacts } from './nmbrs-facts.ts'
import { type ProcountorEntryId, procountorFacts } from './procountor-facts.ts'
import { type SignEntryId, signFacts } from './sign-facts.ts'
import type { VendorWordsLike } from './vendor-matcher.ts'
import { withdrawalRemedies } from './withdrawal-remedies.ts'

/** Where an entry of our own is raised, and with it where its text stands. */
export type OwnSource =
  | { readonly as: 'finding'; readonly code: FindingCode }
  | { readonly as: 'error'; readonly code: PureErrorCode }
  | { readonly as: 'authorization'; readonly code: AuthorizationFailure }
  | { readonly as: 'state'; readonly code: TroubledState }
  | { readonly as: 'waiting'; readonly code: WaitingReason }
  | { readonly as: 'delivery'; readonly code: DeliveryCode }
  | { readonly as: 'withdrawal'; readonly code: WithdrawalObstacle }
  | { readonly as: 'drift'; readonly code: DriftKind }

/** The address of an entry. That of our own finding, error and delivery code is the code itself. */
export type OwnEntryId =
  | FindingCode
  | PureErrorCode
  | DeliveryCode
  | `authorization-${AuthorizationFailure}`
  | `waiting-${WaitingReason}`
  | `receipt-${TroubledState}`
  | `withdrawal-${WithdrawalObstacle}`
  | `drift-${DriftKind}`
export type VendorEntryId = ProcountorEntryId | NmbrsEntryId | SignEntryId

/** Something of Tosite's own that can go wrong, or is worth knowing. */
export interface OwnEntry extends Remedy {
  readonly id: OwnEntryId
  readonly origin: 'tosite'
  readonly source: OwnSource
}

/** Something that a vendor says or does. Without an example where it comes without words. */
export interface VendorEntry extends Remedy {
  readonly id: VendorEntryId
  readonly origin: 'procountor' | 'nmbrs'
  readonly certainty: Certainty
  readonly example?: VendorWordsLike
}

export type CatalogueEntry = OwnEntry | VendorEntry

function own(id: OwnEntryId, source: OwnSource, remedy: Remedy): OwnEntry {
  return { ...remedy, id, origin: 'tosite', source }
}

/** A fact without its matcher, which is not for showing. */
function vendor(origin: VendorEntry['origin'], id: VendorEntryId, fact: Fact): VendorEntry {
  const { severity, turn, place, certainty, example } = fact
  return {
    ...{ id, origin, severity, turn, certainty },
    ...(place === undefined ? {} : { place }),
    ...(example === undefined ? {} : { example }),
  }
}

type Fact = Remedy & Pick<VendorEntry, 'certainty' | 'example'>

/** The lists themselves stand beside schemas, which a browser that shows the help has no use for. */
function keysOf<Key extends string>(facts: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(facts) as Key[]
}

/** Every entry, by whose system it comes from, in the order of the lists that raise them. */
export const catalogue: readonly CatalogueEntry[] = [
  ...findingCodes.map((code) => own(code, { as: 'finding', code }, findingRemedies[code])),
  ...keysOf(errorRemedies).map((code) => own(code, { as: 'error', code }, errorRemedies[code])),
  ...keysOf(authorizationRemedies).map((code) =>
    own(`authorization-${code}`, { as: 'authorization', code }, authorizationRemedies[code]),
  ),
  ...troubledStates.map((code) => own(`receipt-${code}`, { as: 'state', code }, stateRemedies[code])),
  ...waitingReasons.map((code) => own(`waiting-${code}`, { as: 'waiting', code }, waitingRemedies[code])),
  ...deliveryCodes.map((code) => own(code, { as: 'delivery', code }, deliveryRemedies[code])),
  ...keysOf(withdrawalRemedies).map((code) =>
    own(`withdrawal-${code}`, { as: 'withdrawal', code }, withdrawalRemedies[code]),
  ),
  ...driftKinds.map((code) => own(`drift-${code}`, { as: 'drift', code }, driftRemedies[code])),
  ...keysOf(procountorFacts).map((id) => vendor('procountor', id, procountorFacts[id])),
  ...keysOf(nmbrsFacts).map((id) => vendor('nmbrs', id, nmbrsFacts[id])),
  ...keysOf(signFacts).map((id) => vendor('nmbrs', id, signFacts[id])),
]

const byId: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((entry) => [entry.id, entry]))

/** Undefined for an address that is none. */
export function catalogueEntry(id: string): CatalogueEntry | undefined {
  return byId.get(id)
}
