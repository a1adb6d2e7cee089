import { setTimeout as pause } from 'node:timers/promises'
import type { ResponseOf } from '@tosite/contract'
import type { ExpectedReceipt } from './checker.ts'
import { expectedOf, type Place } from './connected-office.ts'
import { type MadeJournal, makeJournal } from './made-journal.ts'
import type { PersonAtTosite, UploadedRun } from './person-at-tosite.ts'
import { NotProven } from './proof.ts'
import type { Seeded } from './seeded.ts'

/** Somebody who uploads journals and sends them, and after an interruption does again what was interrupted. */
export interface SendingPerson {
  /** Sends so many new journals that at least `receipts` are on their way. */
  keepBusy(person: PersonAtTosite, receipts: number): Promise<void>
  /**
   * Finishes what was interrupted and waits until every receipt of every journal is verified.
   * @throws NotProven where one stays behind, or needs a person
   */
  untilVerified(person: PersonAtTosite): Promise<void>
  /** What must be booked once everything is verified. */
  expected(): readonly ExpectedReceipt[]
}

interface Sent {
  readonly place: Place
  readonly run: UploadedRun
  readonly made: MadeJournal
  /** Null until the upload has been answered. */
  journalId: string | null
  isSent: boolean
  left: number
}

const askEveryMs = 100
/** So long nothing may have come any further. */
const patienceMs = 60_000

/** `receiptsPerJournal`: at most so many; each journal has at least half of them. */
export function createSendingPerson(places: readonly Place[], seeded: Seeded, receiptsPerJournal = 120): SendingPerson {
  const journals: Sent[] = []

  function newJournal(): Sent {
    const place = seeded.pick(places)
    const run = { year: 2026, period: 6, runNumber: 1000 + journals.length, description: 'Takautuvat' }
    const made = makeJournal(seeded, seeded.int(Math.ceil(receiptsPerJournal / 2), receiptsPerJournal), place.codes)
    const journal: Sent = { place, run, made, journalId: null, isSent: false, left: made.receipts.length }
    journals.push(journal)
    return journal
  }

  /** From wherever it was left: every step may have been done without its answer being heard. */
  async function send(person: PersonAtTosite, journal: Sent): Promise<void> {
    const { company } = journal.place
    journal.journalId ??= (await uploaded(person, journal)) ?? (await upload(person, journal))
    const { hash, canSend, receipts, problems } = await person.preview(company.id, journal.journalId)
    if (receipts.some(({ delivery }) => delivery === null)) {
      if (!canSend) {
        const why = JSON.stringify(problems.slice(0, 3))
        throw new NotProven([`journal ${journal.run.runNumber} can neither be sent nor was it sent whole: ${why}`])
      }
      await person.ask('POST', `/api/companies/${company.id}/journals/${journal.journalId}/send`, { hash })
    }
    journal.isSent = true
  }

  async function uploaded(person: PersonAtTosite, { place, run }: Sent): Promise<string | null> {
    const path = `/api/companies/${place.company.id}/runs?year=${run.year}`
    const { runs } = await person.ask<ResponseOf<'listRuns'>>('GET', path)
    return runs.find(({ number }) => number === run.runNumber)?.journal?.id ?? null
  }

  async function upload(person: PersonAtTosite, { place, run, made }: Sent): Promise<string> {
    const { journal } = await person.upload(place.company.id, run, made.xml)
    if (journal === null) throw new NotProven([`run ${run.runNumber} was uploaded and has no journal`])
    return journal.id
  }

  /** How many receipts of it are not verified yet. */
  async function look(person: PersonAtTosite, journal: Sent): Promise<void> {
    const { place, journalId, run } = journal
    const { state, deliveries } = await person.deliveries(place.company.id, String(journalId))
    if (state === 'needs-attention') {
      const asking = deliveries.find(({ state, waitingFor }) => waitingFor === 'person' || state !== 'verified')
      throw new NotProven([`journal ${run.runNumber} needs attention: ${JSON.stringify(asking)}`])
    }
    journal.left = deliveries.filter(({ state }) => state !== 'verified').length
  }

  async function left(person: PersonAtTosite): Promise<number> {
    for (const journal of journals) if (!journal.isSent) await send(person, journal)
    for (const journal of journals) if (journal.left > 0) await look(person, journal)
    return journals.reduce((sum, journal) => sum + journal.left, 0)
  }

  return {
    async keepBusy(person, receipts) {
      while ((await left(person)) < receipts) await send(person, newJournal())
    },

    async untilVerified(person) {
      let before = Number.POSITIVE_INFINITY
      let movedAt = performance.now()
      for (let now = await left(person); now > 0; now = await left(person)) {
        if (now < before) movedAt = performance.now()
        before = now
        if (performance.now() - movedAt > patienceMs) throw new NotProven([`${now} receipts do not come any further`])
        await pause(askEveryMs)
      }
    },

    expected: () => journals.flatMap(({ place, run, made }) => expectedOf(place, run, made)),
  }
}
