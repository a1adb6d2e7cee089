/** Keys of entries, side by side: entries of equal keys are of one row. Whole numbers from zero. */
export interface RowKeys {
  readonly kindsAndSides: Int32Array
  readonly costCenters: Int32Array
  readonly costUnits: Int32Array
}

/** Rows are numbered in order of first appearance. */
export interface RowNumbers {
  readonly rowOfEntry: Int32Array
  /** The entry that each row appeared with. */
  readonly firstEntries: readonly number[]
}

/** A table with a cell for every combination of keys may be this many times as long as the entries are many. */
const cellsPerEntry = 4
const slotSize = 4

/**
 * Numbers the rows that entries belong to. A million entries may ask: neither joined text keys nor nested maps are quick
 * enough for that, so few combinations of keys have a cell each, and many share a hash table in a flat array.
 */
export function numberRows(keys: RowKeys): RowNumbers {
  const sides = [keys.kindsAndSides, keys.costCenters, keys.costUnits].map(rangeOf)
  const cells = sides.reduce((product, range) => product * range, 1)
  const most = keys.kindsAndSides.length * cellsPerEntry
  return cells <= most ? byCell(keys, cells, sides[1] ?? 0, sides[2] ?? 0) : bySlot(keys)
}

/** One more than the largest of them. */
function rangeOf(numbers: Int32Array): number {
  let largest = -1
  for (let at = 0; at < numbers.length; at++) largest = Math.max(largest, numbers[at] ?? 0)
  return largest + 1
}

function byCell(keys: RowKeys, cellCount: number, costCenterRange: number, costUnitRange: number): RowNumbers {
  const { kindsAndSides, costCenters, costUnits } = keys
  // Each holds a row's number plus one; zero is none yet.
  const cells = new Int32Array(cellCount)
  const rowOfEntry = new Int32Array(kindsAndSides.length)
  const firstEntries: number[] = []
  for (let at = 0; at < rowOfEntry.length; at++) {
    const ofKind = (kindsAndSides[at] ?? 0) * costCenterRange + (costCenters[at] ?? 0)
    const cell = ofKind * costUnitRange + (costUnits[at] ?? 0)
    if (cells[cell] === 0) cells[cell] = firstEntries.push(at)
    rowOfEntry[at] = (cells[cell] ?? 0) - 1
  }
  return { rowOfEntry, firstEntries }
}

/** A slot is a row's number plus one (zero: empty) and its keys, side by side for the processor's cache. */
function bySlot(keys: RowKeys): RowNumbers {
  const { kindsAndSides, costCenters, costUnits } = keys
  const rowOfEntry = new Int32Array(kindsAndSides.length)
  const firstEntries: number[] = []
  // At most half of them are taken, so that a search is short and ends.
  const mask = 2 ** Math.ceil(Math.log2(2 * rowOfEntry.length)) - 1
  const slots = new Int32Array((mask + 1) * slotSize)
  for (let at = 0; at < rowOfEntry.length; at++) {
    const [kind, costCenter, costUnit] = [kindsAndSides[at] ?? 0, costCenters[at] ?? 0, costUnits[at] ?? 0]
    let slot = (hash(kind, costCenter, costUnit) & mask) * slotSize
    while (slots[slot] !== 0 && !holds(slots, slot, kind, costCenter, costUnit)) slot = (slot + slotSize) % slots.length
    if (slots[slot] === 0) slots.set([firstEntries.push(at), kind, costCenter, costUnit], slot)
    rowOfEntry[at] = (slots[slot] ?? 0) - 1
  }
  return { rowOfEntry, firstEntries }
}

function holds(slots: Int32Array, slot: number, kind: number, costCenter: number, costUnit: number): boolean {
  return slots[slot + 1] === kind && slots[slot + 2] === costCenter && slots[slot + 3] === costUnit
}

/** Multiplies and shifts so that keys that count up from zero spread over the whole table. */
function hash(kind: number, costCenter: number, costUnit: number): number {
  const mixed = Math.imul(kind, 0x9e3779b1) ^ Math.imul(costCenter, 0x85ebca77) ^ Math.imul(costUnit, 0xc2b2ae3d)
  return mixed ^ (mixed >>> 15)
}
