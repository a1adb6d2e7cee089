import type { Severity } from '@tosite/core'

/** Whose system an entry comes from. */
export const origins = ['tosite', 'procountor', 'nmbrs'] as const
export type Origin = (typeof origins)[number]

/** Whose turn it is. `tosite`: it goes on by itself. `here`: whoever is looking at the screen. */
export const turns = ['payroll', 'administrator', 'bookkeeper', 'tosite', 'here'] as const
export type Turn = (typeof turns)[number]

/** Where in Tosite it is put right. What is put right at a vendor has no place here. */
export const fixPlaces = [
  'mapping-accounts',
  'mapping-dimensions',
  'mapping-dates',
  'mapping-texts',
  'mapping-sending',
  'administrations',
  'accounts',
  'settings-companies',
  'nmbrs-settings',
  'payment-date',
  'company-runs',
] as const
export type FixPlace = (typeof fixPlaces)[number]

/** How sure a vendor fact is: documented by the vendor, seen in a public client, told by a third party, concluded by us. */
export const certainties = ['documented', 'seen', 'told', 'inferred'] as const
export type Certainty = (typeof certainties)[number]

/** What it does to the work, who can put it right, and where. */
export interface Remedy {
  readonly severity: Severity
  readonly turn: Turn
  readonly place?: FixPlace
}
