import type { Change } from '@tosite/contract'

/** The beginning of a query key; the empty one is the beginning of every key. */
export type KeyStart = readonly (string | number | null)[]

/** What has to be asked again after a change. Keys as the features name them. */
export function affectedQueries({ topic, companyId, subject }: Change): readonly KeyStart[] {
  switch (topic) {
    case 'everything':
      return [[]]
    case 'connection':
      return [['nmbrs-connection']]
    case 'companies':
      return [['companies'], ['overview'], ['previews', companyId]]
    case 'accounts':
      return [['accounts']]
    case 'administrations':
      return [['administrations', subject]]
    case 'mappings':
      return [['mappings'], ['previews', companyId], ['runs', companyId]]
    case 'overview':
      return [['overview']]
    case 'runs':
      return [['runs', companyId]]
    case 'journals':
      return [
        ['runs', companyId],
        ['previews', companyId, subject],
        ['deliveries', companyId, subject],
      ]
    case 'deliveries':
      return [['deliveries', companyId, subject]]
  }
}
