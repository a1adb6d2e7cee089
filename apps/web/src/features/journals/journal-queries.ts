import { queryOptions } from '@tanstack/react-query'
import { readPreview } from '@tosite/contract'
import { unlessTold } from '../../shared/live/live-changes.ts'
import { request } from '../../shared/request.ts'
import { type Deliveries, nextLookMs } from './journal-motion.ts'

export interface JournalPlace {
  readonly companyId: number
  readonly journalId: string
}

export const companyQuery = (companyId: number) =>
  queryOptions({
    queryKey: ['companies', companyId],
    queryFn: ({ signal }) => request('getCompany', { params: { companyId }, signal }),
  })

/** The runs of a year, newest first. Asking makes the server read them from Nmbrs. */
export const runsQuery = (companyId: number, year: number) =>
  queryOptions({
    queryKey: ['runs', companyId, year],
    queryFn: ({ signal }) => request('listRuns', { params: { companyId }, query: { year }, signal }),
    // A page that is there, and what is typed on it, stays when looking again fails.
    throwOnError: (_error, { state: { data } }) => data === undefined,
  })

/** All years of a company's runs, for saying that they changed. */
export const runsOfCompany = (companyId: number) => ['runs', companyId] as const

const askPreview = async (params: JournalPlace, signal: AbortSignal) =>
  readPreview(await request('getPreview', { params, signal }))

export const previewQuery = (params: JournalPlace) =>
  queryOptions({
    queryKey: ['previews', params.companyId, params.journalId],
    queryFn: ({ signal }) => askPreview(params, signal),
    // Marks, mappings and authorizations decide it too: whoever comes back from putting one right sees that it helped.
    staleTime: 0,
  })

/** Of what a person is about to confirm: read when they are asked, and not moved by what happens elsewhere meanwhile. */
export const atRest = { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** The preview that is to be confirmed: one of its own, so that it stands while the pages below it follow what changes. */
export const toConfirmQuery = (params: JournalPlace) =>
  queryOptions({
    queryKey: ['to-confirm', params.companyId, params.journalId],
    queryFn: ({ signal }) => askPreview(params, signal),
    ...atRest,
  })

/** A journal's deliveries. Where no stream tells of them, they are looked at again and again while something moves by itself. */
export const deliveriesQuery = (params: JournalPlace) =>
  queryOptions({
    queryKey: ['deliveries', params.companyId, params.journalId],
    queryFn: ({ signal }): Promise<Deliveries> => request('listDeliveries', { params, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => unlessTold(nextLookMs(state.data)),
  })
