import type { FaultCode } from './errors.ts'

export const faultKinds = ['fault', '500-html', 'cut', 'half-answer', 'delay', 'malformed'] as const

/** What goes wrong, once, with the next call of an operation. */
export type Fault =
  /** A SOAP fault with one of the vendor's codes. */
  | { readonly kind: 'fault'; readonly code: FaultCode }
  /** A page of the web server instead of an answer; the connection ends before an answer, or in the middle of it. */
  | { readonly kind: '500-html' | 'cut' | 'half-answer' }
  /** The right answer, late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** A sound envelope whose inner document breaks off: only a journal or a report has one. */
  | { readonly kind: 'malformed' }

export interface ArrangedFault {
  /** Absent: whichever operation comes next. */
  readonly operation?: string
  readonly fault: Fault
}

export function createArrangedFaults() {
  let waiting: ArrangedFault[] = []
  return {
    arrange: (arranged: ArrangedFault): ArrangedFault => {
      waiting.push(arranged)
      return arranged
    },
    /** The first that fits, which is used up. */
    take: (operation: string): Fault | undefined => {
      const found = waiting.find((each) => each.operation === undefined || each.operation === operation)
      waiting = waiting.filter((each) => each !== found)
      return found?.fault
    },
    list: (): readonly ArrangedFault[] => [...waiting],
    clear: (): void => {
      waiting = []
    },
  }
}

export type ArrangedFaults = ReturnType<typeof createArrangedFaults>
