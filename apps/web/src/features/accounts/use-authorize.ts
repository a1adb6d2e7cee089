import { useMutation } from '@tanstack/react-query'
import { request } from '../../shared/request.ts'

/** Asks for Procountor's login page and goes there, in the same tab. Given the account's id. */
export function useAuthorize() {
  return useMutation({
    mutationFn: (accountId: string) => request('authorizeAccount', { params: { accountId } }),
    onSuccess: ({ url }) => location.assign(url),
  })
}
