import { ensureChromium } from './ensure-chromium.mjs'
import { install } from './install.mjs'
import { oneFailed } from './outcome.mjs'
import { report, runSteps } from './run-steps.mjs'
import { browserTests, builds, staticChecks, unitTests } from './steps.mjs'

// Every check and every test of the project. The last line of the output is `N passed, N failed`.
try {
  await install()
  const chromium = await ensureChromium()
  await runSteps([...staticChecks, unitTests, builds, browserTests(chromium)])
} catch (error) {
  report(oneFailed(error instanceof Error ? error.message : String(error)))
}
