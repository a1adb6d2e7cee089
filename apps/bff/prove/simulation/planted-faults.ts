import { LeaseLost } from '../../src/deliveries/lease.ts'
import type { SimulatedProcess } from '../virtual/process.ts'
import { type Aim, create, createItem, everyJournal, kills, stalls } from './aimed-plans.ts'
import type { Breakage } from './world.ts'

/** Of a receipt that there is not. */
const unknownId = 10_000

interface PlantedFault extends Breakage {
  /** Worlds in which it matters. Whole engines get through them. */
  readonly aim: Aim
}

/**
 * Engines that are broken on purpose, each by what is wrong with it: by what they are given, or by triggers that do at
 * once to what was stored what a mistake in the code would have done. The simulation must find every one.
 */
export const plantedFaults: Readonly<Record<string, PlantedFault>> = {
  'sending is not on disk before the request': {
    aim: everyJournal({}, { mishaps: kills }),
    sqlAtKill: `update deliveries set state = 'queued', waiting_for = null where state = 'sending'`,
  },

  'what is uncertain goes straight back to queued': {
    aim: everyJournal({ accidents: [create('cut-after-saving')] }),
    sql: onUpdate(
      `new.state = 'uncertain' and old.state = 'sending'`,
      `update deliveries set state = 'queued', waiting_for = null where id = new.id`,
    ),
  },

  'the settle time is ignored': {
    aim: everyJournal({ accidents: [create('late', 90_000)] }),
    deps: (deps) => ({ ...deps, config: { ...deps.config, settleSeconds: 0 } }),
  },

  'not found counts when asked once': {
    // It lands just before it is looked for, and is listed only when it is looked for again.
    aim: everyJournal({ accidents: [create('late', 148_500)] }, { listedAfterMs: 4_000 }),
    sql: onUpdate(
      `new.state = 'uncertain' and new.not_found = 0`,
      `update deliveries set not_found = 1 where id = new.id`,
    ),
  },

  'the mark is ignored: name and amounts decide': {
    aim: everyJournal({
      accidents: [create('slow-answer', 45_000)],
      deeds: [{ deed: 'enter-by-hand', afterMs: 2_000, lastsMs: 0 }],
    }),
    process: answering((text, marks) =>
      text.replaceAll(/"invoiceNotes":"/g, `"invoiceNotes":"${[...marks].join(' ')} `),
    ),
  },

  'a call leaves although another process sends by now': {
    aim: everyJournal({}, { processes: 2, mishaps: stalls }),
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
    aim: everyJournal({ accidents: [create('saved-otherwise')] }),
    sql: onUpdate(
      `new.state = 'sent'`,
      `update deliveries set state = 'verified', waiting_for = null where id = new.id`,
    ),
  },

  'what a dead process was sending is forgotten': {
    aim: everyJournal({ accidents: [create('lost')] }, { mishaps: kills }),
    sqlAtKill: `update deliveries set state = 'verified', waiting_for = null where state = 'sending'`,
  },

  'a 5xx counts as refused': {
    aim: everyJournal({ accidents: [create('html-500-after-saving')] }),
    process: changingAnswers((response) =>
      response.status < 500 ? response : new Response('{"errors":[{"message":"refused"}]}', { status: 400 }),
    ),
  },

  'an answer that nobody can read counts as success': {
    aim: everyJournal({ accidents: [create('html-500-before-saving')] }),
    process: changingAnswers(async (response, body) => {
      const text = await response
        .clone()
        .text()
        .catch(() => '')
      return isJson(text) || body === null
        ? response
        : new Response(JSON.stringify({ ...JSON.parse(body), id: unknownId, status: 'UNFINISHED' }), { status: 200 })
    }),
    sql: onUpdate(
      `new.state = 'sent' and new.procountor_id = ${unknownId}`,
      `update deliveries set state = 'verified', waiting_for = null where id = new.id`,
    ),
  },

  'what waits for an item takes step after step': {
    aim: everyJournal({ accidents: [createItem('cut-before-saving')] }),
    sql: onUpdate(
      `new.state = 'queued' and new.waiting_for = 'settling'`,
      'update deliveries set due_at = changed_at where id = new.id',
    ),
  },

  'half an answer counts as the whole': {
    aim: everyJournal({ accidents: [create('half-answer')] }),
    process: changingAnswers(async (response, body) => {
      const text = await response.clone().text()
      return response.status !== 200 || isJson(text) || body === null
        ? response
        : new Response(JSON.stringify({ ...JSON.parse(body), id: unknownId, status: 'UNFINISHED' }), { status: 200 })
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
