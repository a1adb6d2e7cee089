import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunList, SendJournal } from '@tosite/contract'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import { type Deliveries, runWithDeliveries } from './journal-motion.ts'
import { deliveriesQuery, type JournalPlace, previewQuery, runsOfCompany, toConfirmQuery } from './journal-queries.ts'

/** Sends what the hash names. Where that is no longer what would be sent, the new content is fetched to be looked at. */
export function useSend(place: JournalPlace, onSent: () => void) {
  const queryClient = useQueryClient()
  const noteDeliveries = useNoteDeliveries(place)
  return useMutation({
    mutationFn: (body: SendJournal) => request('sendJournal', { params: place, body }),
    onSuccess: async (deliveries) => {
      await noteDeliveries(deliveries)
      onSent()
    },
    onError: async (error) => {
      const outdated =
        error instanceof RequestError && (error.code === 'content-changed' || error.code === 'send-refused')
      if (!outdated) return
      void queryClient.invalidateQueries({ queryKey: previewQuery(place).queryKey })
      await queryClient.invalidateQueries({ queryKey: toConfirmQuery(place).queryKey })
    },
  })
}

/** Makes a new receipt of a refused one's entries, under today's mapping. */
export function useReplace(place: JournalPlace) {
  const noteDeliveries = useNoteDeliveries(place)
  return useMutation({
    mutationFn: (deliveryId: string) =>
      request('replaceDelivery', { params: { companyId: place.companyId, deliveryId } }),
    onSuccess: noteDeliveries,
  })
}

/** Has the journal's receipts looked at in Procountor now, instead of with the day's sweep. */
export function useCheckDeliveries(place: JournalPlace) {
  const noteDeliveries = useNoteDeliveries(place)
  return useMutation({
    mutationFn: () => request('checkDeliveries', { params: place }),
    onSuccess: noteDeliveries,
  })
}

/** Puts an answer about a journal's deliveries wherever they are shown, from where they are followed. */
export function useNoteDeliveries(place: JournalPlace) {
  const queryClient = useQueryClient()
  return async (deliveries: Deliveries) => {
    await queryClient.cancelQueries({ queryKey: deliveriesQuery(place).queryKey })
    queryClient.setQueryData(deliveriesQuery(place).queryKey, deliveries)
    queryClient.setQueriesData<RunList>(
      { queryKey: runsOfCompany(place.companyId) },
      (list) =>
        list && {
          ...list,
          runs: list.runs.map((run) =>
            run.journal?.id === place.journalId ? runWithDeliveries(run, deliveries) : run,
          ),
        },
    )
    void queryClient.invalidateQueries({ queryKey: previewQuery(place).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['overview'] })
  }
}
