import type { FieldPath, UseFormReturn } from 'react-hook-form'
import type { useTranslation } from 'react-i18next'
import { RequestError } from '../../shared/request-error.ts'
import type { MappingFormValues } from './mapping-form-values.ts'

type Translate = ReturnType<typeof useTranslation<['integration', 'common']>>['t']

/** Where the server's name of a field stands in the form, and why it refuses such a field. */
const places = [
  { path: /^accountOverrides\.\d+\.nmbrsAccount$/, reason: 'nmbrsAccount' },
  { path: /^accountOverrides\.\d+\.procountorAccount$/, reason: 'procountorAccount' },
  { path: /^vatByAccount\.\d+\.account$/, reason: 'vatAccount' },
  { path: /^fallbackAccount$/, reason: 'procountorAccount' },
  { path: /^differenceAccount$/, reason: 'invalid' },
  { path: /^accountMasks\b/, field: 'accountMasks', reason: 'mask' },
  { path: /^bookingDate\b/, field: 'bookingDate', reason: 'bookingDate' },
  { path: /^startPeriod\b/, field: 'startPeriod', reason: 'startPeriod' },
  { path: /^referencePattern$/, reason: 'invalid' },
  { path: /^vatProcessing$/, reason: 'invalid' },
  { path: /^(cost(?:Center|Unit)Bindings)\.\d+\b/, reason: 'item' },
] as const satisfies readonly { path: RegExp; field?: FieldPath<MappingFormValues>; reason: string }[]

/** Marks the fields that the server refused, in the user's words. What has no field here is said above the buttons. */
export function placeRefusals(error: unknown, form: UseFormReturn<MappingFormValues>, t: Translate): void {
  if (!(error instanceof RequestError)) return
  let shouldFocus = true
  for (const { path } of error.details.fields ?? []) {
    const rulesPath = path.replace(/^(?:body\.)?rules\./, '')
    const place = places.find((candidate) => candidate.path.test(rulesPath))
    if (place === undefined) continue
    const field = 'field' in place ? place.field : fieldOf(rulesPath, form.getValues())
    if (field === undefined) continue
    form.setError(field, { message: t(`refused.${place.reason}`) }, { shouldFocus })
    shouldFocus = false
  }
}

function fieldOf(rulesPath: string, values: MappingFormValues): FieldPath<MappingFormValues> | undefined {
  const binding = /^cost(Center|Unit)Bindings\.(\d+)/.exec(rulesPath)
  // The other paths are the form's own.
  if (binding === null) return rulesPath as FieldPath<MappingFormValues>
  const kind = binding[1] === 'Center' ? 'cost-center' : 'cost-unit'
  const sent = values.bindings.flatMap((row, at) => (row.kind === kind && row.itemId !== null ? [at] : []))
  const at = sent[Number(binding[2])]
  return at === undefined ? undefined : `bindings.${at}.itemId`
}
