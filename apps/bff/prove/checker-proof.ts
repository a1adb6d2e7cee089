import { type BookedReceipt, checkBooks, type ExpectedReceipt, findSecrets } from './checker.ts'
import { expectNone, type Proof } from './proof.ts'
import { createSeeded, type Seeded } from './seeded.ts'

/** The checker is what every other proof relies on, so it is tried first: on good books, and on books that were damaged. */
export const checkerProof: Proof = {
  name: 'checker',
  claim: 'The checker finds every receipt lost, doubled, altered or misplaced, and every secret told',
  unit: 'damaged books',
  sizes: { quick: 200, full: 10_000 },

  run: async ({ size, seed }) => {
    const seeded = createSeeded(seed)
    const missed: string[] = []
    const found: Record<string, number> = {}
    for (let at = 0; at < size; at++) {
      const { expected, booked } = goodBooks(seeded)
      if (checkBooks(expected, booked).length > 0) missed.push(`books ${at} were good, and something was found`)
      const [kind, damage] = seeded.pick(damages)
      const findings = checkBooks(expected, damage(booked, seeded))
      if (findings.length === 0) missed.push(`books ${at}: ${kind} was not found`)
      found[kind] = (found[kind] ?? 0) + 1
      missed.push(...missedSecrets(seeded))
    }
    expectNone(missed, 'missed')
    return found
  },
}

type Damage = (booked: readonly BookedReceipt[], seeded: Seeded) => readonly BookedReceipt[]

const damages: readonly (readonly [kind: string, damage: Damage])[] = [
  ['a receipt lost', (booked, seeded) => booked.toSpliced(placeOf(booked, seeded), 1)],
  ['a receipt invalidated', changed(() => ({ status: 'INVALIDATED' }))],
  ['a receipt twice', added((one, id) => ({ ...one, id, notes: `${one.notes} 2` }))],
  ['a receipt twice under one mark', added((one, id) => ({ ...one, id }))],
  ['a receipt nobody asked for', added((one, id) => ({ ...one, id, name: `${one.name} 2`, notes: 'other' }))],
  ['a cent off', changed(({ cells }) => ({ cells: aCentOff(cells) }))],
  ['a row left out', changed(({ cells }) => ({ cells: Object.fromEntries(Object.entries(cells).slice(1)) }))],
  ['another item', changed(({ cells }) => ({ cells: firstCellAs(cells, (cell) => `${cell} 999`) }))],
  ['another date', changed(({ date }) => ({ date: date.replace(/\d\d$/, '31') }))],
  ['another company', changed(({ companyId }) => ({ companyId: companyId + 100 }))],
]

function placeOf(booked: readonly BookedReceipt[], seeded: Seeded): number {
  return seeded.int(0, booked.length - 1)
}

function changed(change: (receipt: BookedReceipt) => Partial<BookedReceipt>): Damage {
  return (booked, seeded) => {
    const place = placeOf(booked, seeded)
    return booked.map((one, at) => (at === place ? { ...one, ...change(one) } : one))
  }
}

function added(make: (receipt: BookedReceipt, id: number) => BookedReceipt): Damage {
  return (booked, seeded) => [...booked, make(seeded.pick(booked), booked.length + 1)]
}

function aCentOff(cells: BookedReceipt['cells']): BookedReceipt['cells'] {
  return Object.fromEntries(Object.entries(cells).map(([cell, cents], at) => [cell, at === 0 ? cents + 1 : cents]))
}

function firstCellAs(cells: BookedReceipt['cells'], rename: (cell: string) => string): BookedReceipt['cells'] {
  return Object.fromEntries(Object.entries(cells).map(([cell, cents], at) => [at === 0 ? rename(cell) : cell, cents]))
}

/** Journals of a few companies as they should be booked, and the books in which they are; in another order. */
function goodBooks(seeded: Seeded): { expected: ExpectedReceipt[]; booked: BookedReceipt[] } {
  const expected = Array.from({ length: seeded.int(1, 12) }, (_, at): ExpectedReceipt => {
    const cents = seeded.int(1, 10_000_000)
    return {
      companyId: seeded.int(1, 3),
      name: `101-2026-${seeded.int(1, 3)}`,
      // Several receipts of one name and date are told apart by their amounts alone.
      date: `2026-0${seeded.int(1, 3)}-28`,
      cells: { [`500${at % 3} ${seeded.int(100, 103)}`]: cents, '2850': -cents },
    }
  })
  const booked = expected.map((one, at) => ({ ...one, id: at + 1, status: 'UNFINISHED', notes: `mark ${at}` }))
  return { expected, booked: booked.toReversed() }
}

function missedSecrets(seeded: Seeded): string[] {
  const secret = Array.from({ length: seeded.int(12, 60) }, () => seeded.pick([...'abcXYZ019+/=-_&'])).join('')
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]
  const text = `{"level":50,"msg":"${seeded.pick(forms)}"}`
  const told = findSecrets([{ where: 'the log', text }], { 'a token': secret })
  const silent = findSecrets([{ where: 'the log', text: '{"level":50,"msg":"nothing"}' }], { 'a token': secret })
  return told.length === 1 && silent.length === 0 ? [] : ['a secret was not found, or found where there is none']
}
