import type { AdministrationView, MappingCodes, MappingRules, MappingView } from '@tosite/contract'
import { dimensionChoice, noDimension } from './dimension-choice.ts'
import type { SwitchedDimension } from './dimension-switch.tsx'

type BookingDateKind = MappingRules['bookingDate']['kind']

interface VatValues {
  type: 'PURCHASE' | 'SALES'
  status: number | ''
  percent: number | ''
}

interface BindingValues {
  kind: 'cost-center' | 'cost-unit'
  code: string
  description: string
  itemId: string | null
}

/** The rules as fields hold them: text where something may be half typed, empty where nothing is chosen. */
export interface MappingFormValues {
  costCenters: SwitchedDimension
  costUnits: SwitchedDimension
  bindings: BindingValues[]
  accountOverrides: { nmbrsAccount: string; procountorAccount: string | null }[]
  fallbackAccount: string | null
  differenceAccount: string
  vat: VatValues
  vatByAccount: (VatValues & { account: string | null })[]
  vatProcessing: string
  /** One mask a line. */
  accountMasks: string
  missingItem: MappingRules['missingItem']
  periodPolicy: MappingRules['periodPolicy']
  bookingDate: BookingDateKind
  paymentDay: number | ''
  referencePattern: string
  debitAndCreditApart: boolean
  approve: boolean
  /** `6/2026`, or empty. */
  startPeriod: string
  lockedRunsOnly: boolean
}

const dayOfNewPaymentDay = 15

export function valuesOfMapping(mapping: MappingView, codes: MappingCodes['codes']): MappingFormValues {
  const { rules } = mapping
  return {
    costCenters: switched(mapping.costCenterDimension),
    costUnits: switched(mapping.costUnitDimension),
    bindings: bindingsOf(rules, codes),
    accountOverrides: rules.accountOverrides.map((override) => ({ ...override })),
    fallbackAccount: rules.fallbackAccount,
    differenceAccount: rules.differenceAccount ?? '',
    vat: { ...rules.vat },
    vatByAccount: rules.vatByAccount.map((vat) => ({ ...vat })),
    vatProcessing: rules.vatProcessing ?? '',
    accountMasks: rules.accountMasks.join('\n'),
    missingItem: rules.missingItem,
    periodPolicy: rules.periodPolicy,
    bookingDate: rules.bookingDate.kind,
    paymentDay: rules.bookingDate.kind === 'payment-day' ? rules.bookingDate.day : dayOfNewPaymentDay,
    referencePattern: rules.referencePattern,
    debitAndCreditApart: rules.debitAndCreditApart,
    approve: rules.approve,
    startPeriod: rules.startPeriod === null ? '' : `${rules.startPeriod.number}/${rules.startPeriod.year}`,
    lockedRunsOnly: rules.lockedRunsOnly,
  }
}

/** What is saved. The form has seen to it that what must be filled is. */
export function rulesOfValues(values: MappingFormValues, dimensions: AdministrationView['dimensions']): MappingRules {
  const bound = (kind: BindingValues['kind'], { on }: SwitchedDimension) =>
    on
      ? values.bindings.flatMap((binding) =>
          binding.kind === kind && binding.itemId !== null
            ? [{ code: binding.code, itemId: Number(binding.itemId) }]
            : [],
        )
      : []
  return {
    costCenterDimension: choiceOf(values.costCenters, dimensions),
    costUnitDimension: choiceOf(values.costUnits, dimensions),
    costCenterBindings: bound('cost-center', values.costCenters),
    costUnitBindings: bound('cost-unit', values.costUnits),
    accountOverrides: values.accountOverrides.map(({ nmbrsAccount, procountorAccount }) => ({
      nmbrsAccount: nmbrsAccount.trim(),
      procountorAccount: procountorAccount ?? '',
    })),
    fallbackAccount: values.fallbackAccount,
    differenceAccount: textOrNull(values.differenceAccount),
    accountMasks: values.accountMasks.split('\n').flatMap((mask) => (mask.trim() === '' ? [] : [mask.trim()])),
    missingItem: values.missingItem,
    periodPolicy: values.periodPolicy,
    bookingDate:
      values.bookingDate === 'payment-day'
        ? { kind: 'payment-day', day: Number(values.paymentDay) }
        : { kind: values.bookingDate },
    referencePattern: values.referencePattern.trim(),
    debitAndCreditApart: values.debitAndCreditApart,
    approve: values.approve,
    startPeriod: parsePeriodText(values.startPeriod) ?? null,
    lockedRunsOnly: values.lockedRunsOnly,
    vat: vatOf(values.vat),
    vatByAccount: values.vatByAccount.map((vat) => ({ ...vatOf(vat), account: vat.account ?? '' })),
    vatProcessing: textOrNull(values.vatProcessing),
  }
}

/** Whether every field that must be filled is: the server takes no half-typed rules, not even to try them. */
export function isFilledIn(rules: MappingRules): boolean {
  const { accountOverrides, vatByAccount, vat, bookingDate, referencePattern } = rules
  const texts = [
    referencePattern,
    ...accountOverrides.flatMap(({ nmbrsAccount, procountorAccount }) => [nmbrsAccount, procountorAccount]),
    ...vatByAccount.map(({ account }) => account),
    ...[rules.costCenterDimension, rules.costUnitDimension].map((choice) =>
      choice !== null && 'description' in choice ? choice.description : '-',
    ),
  ]
  const day = bookingDate.kind === 'payment-day' ? bookingDate.day : 1
  return (
    texts.every((text) => text.trim() !== '') && day >= 1 && [vat, ...vatByAccount].every(({ status }) => status >= 1)
  )
}

/** `6/2026`; undefined where it is empty or something else. */
export function parsePeriodText(text: string): { readonly year: number; readonly number: number } | undefined {
  const match = /^\s*(\d{1,2})\s*\/\s*(20\d{2}|2100)\s*$/.exec(text)
  if (match === null) return undefined
  const number = Number(match[1])
  return number >= 1 && number <= 53 ? { year: Number(match[2]), number } : undefined
}

/** Every code known of the company, and codes bound earlier that it no longer has. */
function bindingsOf(rules: MappingRules, codes: MappingCodes['codes']): BindingValues[] {
  const boundAs = (kind: BindingValues['kind']) =>
    kind === 'cost-center' ? rules.costCenterBindings : rules.costUnitBindings
  const known = codes.map(({ kind, code, description }) => {
    const itemId = boundAs(kind).find((binding) => binding.code === code)?.itemId ?? null
    return { kind, code, description, itemId: itemId === null ? null : String(itemId) }
  })
  const gone = (['cost-center', 'cost-unit'] as const).flatMap((kind) =>
    boundAs(kind)
      .filter(({ code }) => !codes.some((known) => known.kind === kind && known.code === code))
      .map(({ code, itemId }) => ({ kind, code, description: '', itemId: itemId === null ? null : String(itemId) })),
  )
  return [...known, ...gone]
}

function switched(dimension: MappingView['costCenterDimension']): SwitchedDimension {
  return dimension === null
    ? { on: false, dimension: noDimension }
    : { on: true, dimension: { text: dimension.name, id: dimension.id } }
}

function choiceOf({ on, dimension }: SwitchedDimension, dimensions: AdministrationView['dimensions']) {
  return on ? dimensionChoice(dimension, dimensions) : null
}

function vatOf({ type, status, percent }: VatValues): MappingRules['vat'] {
  return { type, status: Number(status), percent: Number(percent) }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
