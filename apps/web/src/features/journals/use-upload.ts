import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PeriodType } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import { runsOfCompany } from './journal-queries.ts'
import {
  periodsOf,
  type readUpload,
  type UploadFieldName,
  type UploadValues,
  uploadFieldNames,
} from './upload-values.ts'

export function useUpload(companyId: number) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, ...run }: UploadValues) =>
      request('uploadJournal', { params: { companyId }, query: { fileName: file.name.slice(-255), ...run }, file }),
    onSuccess: async () => {
      void queryClient.invalidateQueries({ queryKey: ['overview'] })
      await queryClient.invalidateQueries({ queryKey: runsOfCompany(companyId) })
    },
  })
}

/** What is wrong with each field, by our own look at it or by the server's. */
export function useUploadRefusals(
  read: ReturnType<typeof readUpload> | undefined,
  error: Error | null,
  periodType: PeriodType,
) {
  const { t } = useTranslation('journals')
  const ours = read !== undefined && 'refusals' in read ? read.refusals : {}
  const theirs = error instanceof RequestError && error.code === 'bad-request' ? (error.details.fields ?? []) : []
  const refused = new Map<UploadFieldName, string>()
  for (const { path } of theirs) {
    const name = uploadFieldNames.find((field) => field === path || path.endsWith(`.${field}`))
    if (name !== undefined)
      refused.set(name, t(`upload.refused.${name === 'file' ? 'required' : name}`, { most: periodsOf[periodType] }))
  }
  return {
    refusalOf: (name: UploadFieldName) => {
      const own = ours[name]
      return own === undefined ? refused.get(name) : t(`upload.refused.${own}`, { most: periodsOf[periodType] })
    },
    /** Whether all of the server's refusal stands at a field, so that it need not be said again. */
    isPlaced: theirs.length > 0 && refused.size === theirs.length,
  }
}
