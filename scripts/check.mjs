import { install } from './install.mjs'
import { oneFailed } from './outcome.mjs'
import { report, runSteps } from './run-steps.mjs'
import { staticChecks, unitTests } from './steps.mjs'

// Everything but the browser; or, named as arguments, only some of it.
const names = process.argv.slice(2)
try {
  await install()
  const steps = [...staticChecks, unitTests]
  const chosen = names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name))
  if (chosen.length === 0) throw new Error(`Name one of ${steps.map(({ name }) => name).join(', ')}.`)
  await runSteps(chosen)
} catch (error) {
  report(oneFailed(error instanceof Error ? error.message : String(error)))
}
