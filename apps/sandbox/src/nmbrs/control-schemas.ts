import { faultKinds } from './arranged-faults.ts'

const strict = { type: 'object', additionalProperties: false } as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** What the control address takes; unknown fields are refused. */
export const faultOrder = {
  ...strict,
  required: ['kind'],
  properties: {
    operation: text,
    kind: { enum: faultKinds },
    code: { type: 'integer' },
    ms: { type: 'integer', minimum: 0 },
  },
} as const

export interface FaultOrder {
  readonly operation?: string
  readonly kind: (typeof faultKinds)[number]
  readonly code?: number
  /** For `delay`. Default 1000. */
  readonly ms?: number
}

export const switchOrder = {
  ...strict,
  required: ['service', 'operation', 'on'],
  properties: { service: text, operation: text, on: flag },
} as const

export interface SwitchOrder {
  readonly service: string
  readonly operation: string
  readonly on: boolean
}

export const runChange = { ...strict, minProperties: 1, properties: { locked: flag, description: text } } as const

export interface RunChange {
  readonly locked?: boolean
  readonly description?: string
}

export const mergeOrder = {
  ...strict,
  required: ['retroactiveRunId'],
  properties: { retroactiveRunId: { type: 'integer' } },
} as const

export interface MergeOrder {
  readonly retroactiveRunId: number
}

export const requestQuery = { ...strict, properties: { since: { ...text, pattern: '^\\d+$' } } } as const

export interface RequestQuery {
  readonly since?: string
}

export const runsQuery = {
  ...strict,
  required: ['year'],
  properties: { year: { ...text, pattern: '^\\d{4}$' } },
} as const

export interface RunsQuery {
  readonly year: string
}
