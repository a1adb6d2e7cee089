import { test } from 'vitest'
import { NotProven, type Proof } from './proof.ts'

/** Every `npm test` tries the same; other seeds are for `npm run prove`, or set here to replay what one found. */
const seed = Number(process.env.PROVE_SEED ?? 20_261_128)

/** A proof at its quick size as a test. A failure says how to have it again. */
export function proveQuickly(proof: Proof, timeoutMs = 600_000): void {
  const { name, claim, unit, sizes } = proof
  test(`${claim} (${sizes.quick} ${unit}, seed ${seed})`, { timeout: timeoutMs }, async () => {
    try {
      await proof.run({ size: sizes.quick, seed, report: () => undefined })
    } catch (error) {
      if (!(error instanceof NotProven)) throw error
      const scale = sizes.quick / sizes.full
      throw new Error(`${error.message}\nAgain: npm run prove -- --only ${name} --seed ${seed} --scale ${scale}`)
    }
  })
}
