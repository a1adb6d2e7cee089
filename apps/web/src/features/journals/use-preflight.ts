import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Finding, PreflightItem, Preview, VendorError } from '@tosite/contract'
import { request } from '../../shared/request.ts'
import { atRest, type JournalPlace, previewQuery, toConfirmQuery } from './journal-queries.ts'

/** Below the preview's own key: whatever makes the preview be asked again makes this be asked again. */
const preflightQuery = (place: JournalPlace, previewKey: readonly unknown[], seenHash: string) =>
  queryOptions({
    queryKey: [...previewKey, 'preflight', seenHash],
    queryFn: ({ signal }) => request('checkJournal', { params: place, body: { anew: false, seenHash }, signal }),
    staleTime: 0,
    retry: false,
    // It is a help; whether the journal may be sent is decided when it is.
    throwOnError: false,
  })

export type PreflightState = ReturnType<typeof usePreflight>

interface PreflightOptions {
  /** The preview is the one that a person is about to confirm, and stands still like that. */
  readonly toConfirm?: boolean
  /** Not asked for before. */
  readonly mayAsk?: boolean
}

/** The preflight of what a preview shows; until it is there, what the preview itself found. */
export function usePreflight(
  place: JournalPlace,
  preview: Preview,
  { toConfirm = false, mayAsk = true }: PreflightOptions = {},
) {
  const queryClient = useQueryClient()
  const { queryKey: followed } = previewQuery(place)
  const previewKey = toConfirm ? toConfirmQuery(place).queryKey : followed
  const query = preflightQuery(place, previewKey, preview.hash)
  const { data, error } = useQuery({ ...query, ...(toConfirm ? atRest : {}), enabled: mayAsk })
  const check = useMutation({
    mutationFn: () => request('checkJournal', { params: place, body: { anew: true, seenHash: preview.hash } }),
    onSuccess: async (found) => {
      await queryClient.cancelQueries({ queryKey: query.queryKey })
      queryClient.setQueryData(query.queryKey, found)
      // What was read anew may make other receipts, on the page below as well.
      if (toConfirm) void queryClient.invalidateQueries({ queryKey: followed })
      await queryClient.invalidateQueries({ queryKey: previewKey, exact: true })
    },
  })
  const items = data?.items ?? itemsOfPreview(preview)
  const said = new Map(items.map(({ finding, vendor }) => [finding, vendor]))
  return {
    items,
    /** Null until the first answer. */
    readAt: data?.procountorReadAt ?? null,
    isThere: data !== undefined,
    error: check.error ?? (data === undefined ? error : null),
    check: () => check.mutate(),
    isChecking: check.isPending,
    wordsOf: (finding: Finding): readonly VendorError[] => said.get(finding) ?? [],
  }
}

function itemsOfPreview({ problems, notices, receipts }: Preview): readonly PreflightItem[] {
  const all = [...problems, ...notices, ...receipts.flatMap((receipt) => receipt.notices)]
  const told = all.filter(({ severity }) => severity !== 'notice')
  return told.map((finding) => ({
    check: 'content-unchanged',
    outcome: finding.severity === 'problem' ? 'blocking' : 'warning',
    finding,
    turn: null,
    place: null,
    vendor: [],
  }))
}

/** The findings of an outcome, in the order of the list. */
export function findingsWith(items: readonly PreflightItem[], outcome: PreflightItem['outcome']): readonly Finding[] {
  return items.flatMap((item) => (item.outcome === outcome ? (item.finding ?? []) : []))
}
