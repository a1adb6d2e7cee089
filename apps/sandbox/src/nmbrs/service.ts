import { authenticate } from './authenticate.ts'
import { codedFault, NmbrsFault } from './errors.ts'
import { notImitated, operations } from './operations/index.ts'
import type { Operation, Service } from './operations/operation.ts'
import { readParameters } from './parameters.ts'
import type { SoapCall } from './soap.ts'
import type { NmbrsStore } from './store.ts'

/** Part of the protocol, and the same whatever the address that it is served at. */
export const namespaceOf = (service: Service): string => `https://api.nmbrs.nl/soap/v3/${service}`

export type FoundOperation =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'not-imitated'; readonly name: string }

/**
 * The operation that the action names: namespace, `/`, name, and nothing else.
 * @throws NmbrsFault where the service has no such action.
 */
export function findOperation(service: Service, action: string | undefined): FoundOperation {
  const prefix = `${namespaceOf(service)}/`
  const name = action?.startsWith(prefix) ? action.slice(prefix.length) : undefined
  if (name !== undefined) {
    const operation = operations.find((each) => each.service === service && each.name === name)
    if (operation) return { kind: 'operation', operation }
    if (notImitated[service].includes(name)) return { kind: 'not-imitated', name }
  }
  throw new NmbrsFault(
    'sender',
    action === undefined || action === ''
      ? 'Unable to handle request without a valid action parameter. Please supply a valid soap action.'
      : `Server did not recognize the value of HTTP Header SOAPAction: ${action}.`,
  )
}

export interface ServiceDependencies {
  readonly store: NmbrsStore
  readonly newId: () => string
}

/**
 * Carries out one call: who asks, may they, is the message what the operation takes. Returns what goes into `…Result`.
 * @throws NmbrsFault for every refusal.
 */
export function carryOut({ store, newId }: ServiceDependencies, operation: Operation, call: SoapCall): string {
  const namespace = namespaceOf(operation.service)
  const { body } = call
  if (body.local !== operation.name || body.namespace !== namespace) {
    throw new NmbrsFault(
      'sender',
      `Server was unable to read request. ---> Element '${body.local}' of '${body.namespace}' is not ${operation.name} of '${namespace}'.`,
    )
  }
  const user = authenticate(store, operation, namespace, call.headers)
  if (store.isSwitchedOff(operation.service, operation.name)) throw codedFault(1002)
  return operation.answer({ store, user, newId }, readParameters(operation, namespace, body))
}
