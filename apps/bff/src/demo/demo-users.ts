import type { Level, Right } from '@tosite/core'

export const demoPassword = 'tosite-demo'

export interface DemoUser {
  readonly email: string
  readonly name: string
  readonly template: string
  readonly rights: Readonly<Record<Right, Level>>
  /** Otherwise the user gets one company: the first read from Nmbrs. */
  readonly seesAll: boolean
}

/** The demo's people, one for each of three templates. */
export const demoUsers: readonly DemoUser[] = [
  {
    email: 'admin@tosite.example',
    name: 'Aino Admin',
    template: 'Office administrator',
    rights: { procountor: 'write', nmbrs: 'write', companies: 'write', journals: 'write' },
    seesAll: true,
  },
  {
    email: 'clerk@tosite.example',
    name: 'Kalle Clerk',
    template: 'Company user',
    rights: { procountor: 'none', nmbrs: 'none', companies: 'none', journals: 'write' },
    seesAll: false,
  },
  {
    email: 'reader@tosite.example',
    name: 'Riitta Reader',
    template: 'Reader',
    rights: { procountor: 'read', nmbrs: 'read', companies: 'read', journals: 'read' },
    seesAll: true,
  },
]
