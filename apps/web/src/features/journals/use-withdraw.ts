import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '@tosite/contract'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import type { JournalPlace } from './journal-queries.ts'
import { useNoteDeliveries } from './use-send.ts'

/** What withdrawing would do just now. Asking reads every receipt in Procountor. */
export const withdrawalQuery = (params: JournalPlace) =>
  queryOptions({
    queryKey: ['withdrawals', params.companyId, params.journalId],
    queryFn: ({ signal }) => request('getWithdrawal', { params, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    // What is shown is what is confirmed: it does not change below the reader's eyes.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

const outdated: readonly string[] = ['withdrawal-outdated', 'changed-in-procountor', 'withdrawal-impossible']

/** Withdraws what the hash names. Where that is no longer so, it is read again to be looked at. */
export function useWithdraw(place: JournalPlace, onBegun: () => void) {
  const queryClient = useQueryClient()
  const noteDeliveries = useNoteDeliveries(place)
  return useMutation({
    mutationFn: (body: BodyOf<'withdrawJournal'>) => request('withdrawJournal', { params: place, body }),
    onSuccess: async (deliveries) => {
      await noteDeliveries(deliveries)
      onBegun()
    },
    onError: async (error) => {
      if (!(error instanceof RequestError) || !outdated.includes(error.code)) return
      await queryClient.invalidateQueries({ queryKey: withdrawalQuery(place).queryKey })
    },
  })
}
