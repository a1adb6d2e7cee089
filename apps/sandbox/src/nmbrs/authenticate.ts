import type { NmbrsUser } from './entities.ts'
import { codedFault } from './errors.ts'
import type { Operation } from './operations/operation.ts'
import type { NmbrsStore } from './store.ts'
import type { XmlElement } from './xml.ts'

/**
 * The user behind the header. `AuthHeaderWithDomain` stands in the namespace of the service that is called; a header of
 * another namespace counts as none. `AuthHeader`, without a domain, opens only `Environment_Get`.
 * @throws NmbrsFault 1001, or 2043 for a domain that nobody has.
 */
export function authenticate(
  store: NmbrsStore,
  operation: Operation,
  namespace: string,
  headers: readonly XmlElement[],
): NmbrsUser {
  const own = headers.filter((header) => header.namespace === namespace)
  const header = own.find(
    ({ local }) => local === 'AuthHeaderWithDomain' || (operation.header === 'any' && local === 'AuthHeader'),
  )
  if (header === undefined) throw codedFault(1001)

  const field = (name: string): string =>
    header.children.find((child) => child.local === name && child.namespace === namespace)?.text ?? ''
  const user = store.user(field('Username'))
  if (user === undefined || user.token !== field('Token')) throw codedFault(1001)
  if (header.local === 'AuthHeader') return user

  const domain = field('Domain')
  if (domain !== '' && !store.domainExists(domain)) throw codedFault(2043)
  if (domain.toLowerCase() !== user.domain.toLowerCase()) throw codedFault(1001)
  return user
}
