import { useSuspenseQuery } from '@tanstack/react-query'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { NmbrsForm } from './nmbrs-form.tsx'
import { nmbrsConnectionQuery } from './nmbrs-queries.ts'

/** The connection to Nmbrs: one user with a token, for the whole office. */
export function NmbrsPage() {
  const { connection } = useSuspenseQuery(nmbrsConnectionQuery).data
  const mayWrite = useMay()(needs.writeNmbrs)
  return <NmbrsForm connection={connection} mayWrite={mayWrite} />
}
