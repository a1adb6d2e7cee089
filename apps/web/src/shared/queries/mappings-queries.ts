import { queryOptions } from '@tanstack/react-query'
import { request } from '../request.ts'

export const mappingsQuery = queryOptions({
  queryKey: ['mappings'],
  queryFn: ({ signal }) => request('listMappings', { signal }),
})

export const mappingQuery = (mappingId: string) =>
  queryOptions({
    queryKey: ['mappings', mappingId],
    queryFn: ({ signal }) => request('getMapping', { params: { mappingId }, signal }),
  })

/** The cost centre and cost unit codes of the mapping's company, with their items. */
export const mappingCodesQuery = (mappingId: string) =>
  queryOptions({
    queryKey: ['mappings', mappingId, 'codes'],
    queryFn: ({ signal }) => request('listMappingCodes', { params: { mappingId }, signal }),
  })

/** Accounts, runs and dates of the company's own journals, to edit the rules beside. */
export const rulesMaterialQuery = (mappingId: string) =>
  queryOptions({
    queryKey: ['mappings', mappingId, 'material'],
    queryFn: ({ signal }) => request('getRulesMaterial', { params: { mappingId }, signal }),
  })

/** What of the mapping is not any more in Procountor as it was known. */
export const mappingDriftQuery = (mappingId: string) =>
  queryOptions({
    queryKey: ['mappings', mappingId, 'drift'],
    queryFn: ({ signal }) => request('getMappingDrift', { params: { mappingId }, signal }),
  })
