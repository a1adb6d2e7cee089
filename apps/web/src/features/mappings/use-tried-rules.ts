import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { AdministrationView, MappingRules, RulesEffect } from '@tosite/contract'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { request } from '../../shared/request.ts'
import { type MappingFormValues, rulesOfValues } from './mapping-form-values.ts'

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

/** `unusable`: with what is typed so far the rules could not be saved. */
export type TriedRules = 'asking' | 'unusable' | RulesEffect

/** What the rules in the form would change, followed as they are edited. */
export function useTriedRules(mappingId: string, dimensions: AdministrationView['dimensions']): TriedRules {
  const { control } = useFormContext<MappingFormValues>()
  const values = useWatch({ control, compute: (all: MappingFormValues) => all })
  const [settled] = useDebouncedValue(values, typingMs)
  const rules = useMemo(() => rulesOfValues(settled, dimensions), [settled, dimensions])
  const { data, error, isPlaceholderData } = useQuery({
    ...triedRulesQuery(mappingId, rules),
    placeholderData: keepPreviousData,
  })
  if (values !== settled || isPlaceholderData) return 'asking'
  if (error !== null) return 'unusable'
  return data ?? 'asking'
}
