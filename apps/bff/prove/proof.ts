/** What a proof counted and measured, by name, for people to read and for tables. */
export type Figures = Readonly<Record<string, number | string>>

/** What a proof is given to run. */
interface ProofRun {
  /** How many of its `unit`. */
  readonly size: number
  /** The same size and seed do the same again. */
  readonly seed: number
  /** A line for whoever watches a long run. */
  report(line: string): void
}

/** A claim about Tosite that is tried out many times over. */
export interface Proof {
  /** Kebab-case, for `npm run prove -- --only NAME`. */
  readonly name: string
  /** A sentence that holds where the proof does. */
  readonly claim: string
  /** What `size` counts, in the plural. */
  readonly unit: string
  /** `quick` runs in `npm test`, `full` in `npm run prove`. */
  readonly sizes: { readonly quick: number; readonly full: number }
  /** @throws NotProven where the claim does not hold. Anything else that it throws is a fault of the proof itself. */
  run(run: ProofRun): Promise<Figures>
}

/** The claim does not hold: every finding says what was found where. */
export class NotProven extends Error {
  readonly findings: readonly string[]

  constructor(findings: readonly string[]) {
    super(findings.slice(0, mostShown).join('\n'))
    this.name = 'NotProven'
    this.findings = findings
  }
}

const mostShown = 20

/** @throws NotProven where there are findings; `where` is put before each. */
export function expectNone(findings: readonly string[], where: string): void {
  if (findings.length > 0) throw new NotProven(findings.map((finding) => `${where}: ${finding}`))
}
