import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RunRow } from '@tosite/contract'
import { useEffect } from 'react'
import { type LiveRun, mayMove, nextLookMs, runWithDeliveries } from './journal-motion.ts'
import { deliveriesQuery, runsOfCompany } from './journal-queries.ts'

/**
 * The run with its deliveries followed for as long as they move. Only the deliveries are asked: the list of runs would be
 * read from Nmbrs each time. When they come to rest, the list is asked once.
 */
export function useLiveRun(companyId: number, run: RunRow): LiveRun {
  const queryClient = useQueryClient()
  const follow = run.journal !== null && mayMove(run.state)
  const { data } = useQuery({
    ...deliveriesQuery({ companyId, journalId: run.journal?.id ?? '' }),
    enabled: follow,
  })
  const live: LiveRun = follow && data !== undefined ? runWithDeliveries(run, data) : run
  const atRest = follow && nextLookMs(data) === false && live.state !== run.state
  useEffect(() => {
    if (!atRest) return
    void queryClient.invalidateQueries({ queryKey: runsOfCompany(companyId) })
    void queryClient.invalidateQueries({ queryKey: ['previews', companyId] })
    void queryClient.invalidateQueries({ queryKey: ['overview'] })
  }, [atRest, companyId, queryClient])
  return live
}
