import { useDebouncedValue } from '@mantine/hooks'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { AdministrationView, MappingRules, RulesEffect, TriedRules } from '@tosite/contract'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { request } from '../../shared/request.ts'
import { isFilledIn, type MappingFormValues, rulesOfValues } from './mapping-form-values.ts'

/** Long enough not to ask at every letter. */
const typingMs = 300

/** What rules would change in the company's unsent journals. Asking stores nothing. */
export const triedRulesQuery = (mappingId: string, rules: MappingRules) =>
  queryOptions({
    queryKey: ['mappings', mappingId, 'try', JSON.stringify(rules)],
    queryFn: ({ signal }) => request('tryRules', { params: { mappingId }, body: { rules }, signal }),
    staleTime: 0,
    throwOnError: false,
  })

/** `unusable`: with what is typed so far the rules could not be saved. `unknown`: it could not be asked. */
export type KnownEffect = 'asking' | 'unusable' | 'unknown' | RulesEffect

/** What an answer, or its lack, says. */
export function effectOf({
  data,
  error,
}: {
  readonly data: TriedRules | undefined
  readonly error: unknown
}): KnownEffect {
  if (data !== undefined) return data.usable ? data : 'unusable'
  return error === null ? 'asking' : 'unknown'
}

/** What the rules in the form would change, followed as they are edited. */
export function useTriedRules(mappingId: string, dimensions: AdministrationView['dimensions']): KnownEffect {
  const { control } = useFormContext<MappingFormValues>()
  const values = useWatch({ control, compute: (all: MappingFormValues) => all })
  const [settled] = useDebouncedValue(values, typingMs)
  const rules = useMemo(() => rulesOfValues(settled, dimensions), [settled, dimensions])
  const isFilled = isFilledIn(rules)
  const tried = useQuery({ ...triedRulesQuery(mappingId, rules), enabled: isFilled })
  if (values !== settled) return 'asking'
  return isFilled ? effectOf(tried) : 'unusable'
}
