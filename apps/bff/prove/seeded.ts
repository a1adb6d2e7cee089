import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that can be had again: the same seed gives the same values in the same order. */
export interface Seeded {
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** From 0 up to, but not, 1. */
  fraction(): number
  /** @throws RangeError where there is nothing to choose from */
  pick<T>(choices: readonly T[]): T
  /** Whether something with this probability happens. */
  chance(probability: number): boolean
  /** A seed for something that draws its own values, so that more draws there change nothing here. */
  fork(): number
}

export function createSeeded(seed: number): Seeded {
  const generator = xoroshiro128plus(seed)
  const int = (from: number, to: number) => uniformInt(generator, from, to)
  const fraction = () => int(0, 2 ** 30 - 1) / 2 ** 30
  return {
    int,
    fraction,
    pick: <T>(choices: readonly T[]) => {
      if (choices.length === 0) throw new RangeError('nothing to choose from')
      return choices[int(0, choices.length - 1)] as T
    },
    chance: (probability) => fraction() < probability,
    fork: () => int(0, 2 ** 31 - 1),
  }
}
