import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RunRow } from '@tosite/contract'
import { request } from '../../shared/request.ts'
import { listWithRun } from './journal-motion.ts'
import { runsOfCompany, runsQuery } from './journal-queries.ts'

type JournalAct = 'create' | 'mark' | 'unmark'

/** What a person does to a run without a dialog: the answer is the run's new row. */
export function useJournalAct(companyId: number, run: RunRow) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (act: JournalAct) => actOn(companyId, run, act),
    onSuccess: (row) => {
      queryClient.setQueryData(runsQuery(companyId, run.year).queryKey, (list) => list && listWithRun(list, row))
      void queryClient.invalidateQueries({ queryKey: ['overview'] })
      void queryClient.invalidateQueries({ queryKey: ['previews', companyId] })
    },
  })
}

/** Forgets an unsent journal, so that it can be created anew. */
export function useDiscard(companyId: number) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (journalId: string) => request('discardJournal', { params: { companyId, journalId } }),
    onSuccess: async (_answer, journalId) => {
      queryClient.removeQueries({ queryKey: ['previews', companyId, journalId] })
      void queryClient.invalidateQueries({ queryKey: ['overview'] })
      await queryClient.invalidateQueries({ queryKey: runsOfCompany(companyId) })
    },
  })
}

function actOn(companyId: number, run: RunRow, act: JournalAct): Promise<RunRow> {
  if (act === 'create') return request('createJournal', { params: { companyId, runId: run.id } })
  if (run.journal === null) throw new Error(`run ${run.id} has no journal to ${act}`)
  const params = { companyId, journalId: run.journal.id }
  return act === 'mark' ? request('markJournalAsSent', { params }) : request('unmarkJournal', { params })
}
