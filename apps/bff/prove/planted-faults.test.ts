import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plantedFaults } from './planted-faults.ts'
import { plant } from './planted-faults-proof.ts'
import { proofs } from './proofs.ts'

const root = new URL('../../../', import.meta.url)

// They are run by `npm run prove`: each takes as long as the proof that must catch it.
test.each(plantedFaults.map((fault) => [fault.name, fault] as const))('There is a place to plant: %s', (_, fault) => {
  const text = readFileSync(new URL(fault.file, root), 'utf8')
  expect(plant(text, fault)).not.toBe(text)
  expect(proofs.map(({ name }) => name)).toContain(fault.caughtBy.proof)
})
