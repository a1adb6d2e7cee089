/** What can go wrong once, on request. */
export const faultKinds = [
  'refuse-before-saving',
  'save-then-cut',
  'save-then-500-html',
  'save-then-delay',
  'delay',
  'half-answer',
  'same-answer-twice',
  'previous-answer',
  '429',
  '401-once',
  '500',
  'cut',
  'revoke-refresh-token',
] as const

type FaultKind = (typeof faultKinds)[number]

/** A fault waits for the `nth` request that fits method and path, strikes, and is over. */
export interface FaultOrder {
  readonly kind: FaultKind
  /** Absent: any. */
  readonly method?: string
  /** Path without API base and query; `*` stands for anything. Absent: any. */
  readonly path?: string
  /** Counted from 1 among the requests that fit since the fault was arranged. Default 1. */
  readonly nth?: number
  /** For the two delays. Default 1000. */
  readonly ms?: number
  /** For `refuse-before-saving`. Default 400. */
  readonly status?: number
  /** For `refuse-before-saving`. */
  readonly message?: string
}

export interface ArrangedFault extends FaultOrder {
  readonly id: number
  readonly waitsFor: number
  readonly state: 'waiting' | 'struck'
}

export type FaultBook = ReturnType<typeof createFaultBook>

/** Faults that were arranged, in order; the first waiting one that fits strikes. */
export function createFaultBook() {
  let faults: ArrangedFault[] = []
  let nextId = 1

  const replace = (fault: ArrangedFault): ArrangedFault => {
    faults = faults.map((each) => (each.id === fault.id ? fault : each))
    return fault
  }

  return {
    /** Throws a RangeError that says what is wrong with the order. */
    arrange: (order: FaultOrder): ArrangedFault => {
      if (!faultKinds.includes(order.kind))
        throw new RangeError(`"kind" must be one of ${faultKinds.join(', ')}; it was ${JSON.stringify(order.kind)}.`)
      const nth = order.nth ?? 1
      if (!Number.isInteger(nth) || nth < 1) throw new RangeError('"nth" must be a whole number from 1.')
      const fault: ArrangedFault = { ...order, id: nextId++, waitsFor: nth, state: 'waiting' }
      faults.push(fault)
      return fault
    },
    /** Called once per request: every waiting fault that fits counts it, and at most one strikes. */
    strike: (method: string, path: string): ArrangedFault | undefined => {
      const fitting = faults.filter((fault) => fault.state === 'waiting' && fits(fault, method, path))
      const due = fitting.find((fault) => fault.waitsFor === 1)
      for (const fault of fitting) if (fault.waitsFor > 1) replace({ ...fault, waitsFor: fault.waitsFor - 1 })
      return due && replace({ ...due, waitsFor: 0, state: 'struck' })
    },
    list: (): readonly ArrangedFault[] => faults,
    clear: (): void => {
      faults = []
    },
  }
}

function fits(fault: FaultOrder, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  if (fault.path === undefined) return true
  const pattern = fault.path
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${pattern}$`).test(path)
}
