/**
 * Numbers the rows of a receipt by their kind and items, in order of first appearance: a hash table in flat arrays, since
 * a million lines may ask and neither joined text keys nor nested maps are quick enough for that.
 */
export interface RowTable {
  size: number
  /** Three keys for each row, in order: kind, cost centre, cost unit. */
  keys: Int32Array
  /** Each holds a row's number plus one (zero: empty) and its keys, side by side for the processor's cache. */
  slots: Int32Array
  /** One less than the number of slots, which is a power of two. */
  mask: number
}

export const keysPerRow = 3
const slotSize = 4
const fewest = 256

/** `lineCount`: how many lines will be asked for, to begin at about the right size. */
export function createRowTable(lineCount: number): RowTable {
  return sized(Math.max(fewest, 2 ** Math.floor(Math.log2(lineCount + 1) - 1)))
}

/** The row of these keys, a new one where they are new. */
export function rowOf(table: RowTable, kind: number, costCenter: number, costUnit: number): number {
  const { slots, mask } = table
  for (let place = hash(kind, costCenter, costUnit) & mask; ; place = (place + 1) & mask) {
    const slot = place * slotSize
    const present = slots[slot] ?? 0
    if (present === 0) return addRow(table, slot, kind, costCenter, costUnit)
    if (slots[slot + 1] === kind && slots[slot + 2] === costCenter && slots[slot + 3] === costUnit) return present - 1
  }
}

function addRow(table: RowTable, slot: number, kind: number, costCenter: number, costUnit: number): number {
  const { slots, keys } = table
  const row = table.size++
  slots[slot] = row + 1
  slots[slot + 1] = kind
  slots[slot + 2] = costCenter
  slots[slot + 3] = costUnit
  keys[row * keysPerRow] = kind
  keys[row * keysPerRow + 1] = costCenter
  keys[row * keysPerRow + 2] = costUnit
  if (table.size * keysPerRow === keys.length) grow(table)
  return row
}

function grow(table: RowTable) {
  const { keys, size } = table
  const larger = sized((table.mask + 1) * 2)
  for (let at = 0; at < size * keysPerRow; at += keysPerRow) {
    rowOf(larger, keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0)
  }
  Object.assign(table, larger)
}

/** An empty table, three quarters of whose slots may be taken. */
function sized(slotCount: number): RowTable {
  return {
    size: 0,
    keys: new Int32Array((slotCount / 4) * 3 * keysPerRow),
    slots: new Int32Array(slotCount * slotSize),
    mask: slotCount - 1,
  }
}

/** Multiplies and shifts so that keys that count up from zero spread over the whole table. */
function hash(kind: number, costCenter: number, costUnit: number): number {
  const mixed = Math.imul(kind, 0x9e3779b1) ^ Math.imul(costCenter, 0x85ebca77) ^ Math.imul(costUnit, 0xc2b2ae3d)
  return mixed ^ (mixed >>> 15)
}
