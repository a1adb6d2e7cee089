import { LeaseLost } from '../../src/deliveries/lease.ts'
import type { SimulatedProcess } from '../virtual/process.ts'
import type { Breakage } from './world.ts'

/**
 * Engines that are broken on purpose, each by what is wrong with it: by what they are given, or by triggers that do at
 * once to what was stored what a mistake in the code would have done. The simulation must find every one.
 */
export const plantedFaults: Readonly<Record<string, Breakage>> = {
  'sending is not on disk before the request': {
    sqlAtKill: `update deliveries set state = 'queued', waiting_for = null where state = 'sending'`,
  },

  'what is uncertain goes straight back to queued': {
    sql: onUpdate(
      `new.state = 'uncertain' and old.state = 'sending'`,
      `update deliveries set state = 'queued', waiting_for = null where id = new.id`,
    ),
  },

  'the settle time is ignored': {
    deps: (deps) => ({ ...deps, config: { ...deps.config, settleSeconds: 0 } }),
  },

  'not found counts when asked once': {
    sql: onUpdate(
      `new.state = 'uncertain' and new.not_found = 0`,
      `update deliveries set not_found = 1 where id = new.id`,
    ),
  },

  'the mark is ignored: name and amounts decide': {
    process: answering((text, marks) =>
      text.replaceAll(/"invoiceNotes":"/g, `"invoiceNotes":"${[...marks].join(' ')} `),
    ),
  },

  'a call leaves although another process sends by now': {
    deps: (deps) => ({
      ...deps,
      procountor: {
        with: (accountId, work, options = {}) =>
          deps.procountor.with(accountId, work, {
            ...options,
            beforeCall: async () => {
              try {
                await options.beforeCall?.()
              } catch (error) {
                if (!(error instanceof LeaseLost)) throw error
              }
            },
          }),
      },
    }),
  },

  'what was sent counts as verified without reading it back': {
    sql: onUpdate(
      `new.state = 'sent'`,
      `update deliveries set state = 'verified', waiting_for = null where id = new.id`,
    ),
  },

  'what a dead process was sending is forgotten': {
    sqlAtKill: `update deliveries set state = 'verified', waiting_for = null where state = 'sending'`,
  },

  'a 5xx counts as refused': {
    process: changingAnswers((response) =>
      response.status < 500 ? response : new Response('{"errors":[{"message":"refused"}]}', { status: 400 }),
    ),
  },

  'half an answer counts as success': {
    process: changingAnswers(async (response, body) => {
      const text = await response
        .clone()
        .text()
        .catch(() => '')
      return response.status !== 200 || isJson(text) || body === null
        ? response
        : new Response(JSON.stringify({ ...JSON.parse(body), id: 1, status: 'UNFINISHED' }), { status: 200 })
    }),
  },
}

/** A trigger on every change of a delivery. */
function onUpdate(when: string, what: string): string {
  return `create trigger planted after update on deliveries when ${when} begin ${what}; end`
}

/** Changes what comes back of every request that makes a receipt. */
function changingAnswers(
  change: (response: Response, body: string | null) => Response | Promise<Response>,
): NonNullable<Breakage['process']> {
  return (process) => ({
    ...process,
    fetch: async (input, init) => {
      const response = await process.fetch(input, init)
      const isCreate = init?.method === 'POST' && String(input).includes('/ledgerreceipts')
      return isCreate ? change(response, typeof init.body === 'string' ? init.body : null) : response
    },
  })
}

/** Changes the text of every answer that reads receipts, given the marks of all receipts sent so far. */
function answering(change: (text: string, marks: ReadonlySet<string>) => string): NonNullable<Breakage['process']> {
  const marks = new Set<string>()
  return (process: SimulatedProcess) => ({
    ...process,
    fetch: async (input, init) => {
      const [mark] = /Tosite [0-9a-f-]{36}/.exec(typeof init?.body === 'string' ? init.body : '') ?? []
      if (mark !== undefined) marks.add(mark)
      const response = await process.fetch(input, init)
      if (init?.method !== 'GET' || !/\/ledgerreceipts\/\d/.test(String(input))) return response
      return new Response(change(await response.text(), marks), { status: response.status, headers: response.headers })
    },
  })
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
