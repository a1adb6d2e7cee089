import { join } from 'node:path'
import { buildWhatChanged } from './built-apps.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { sourceFiles } from './fingerprint.mjs'
import { install } from './install.mjs'
import { projectRoot, workspacePackages } from './project.mjs'
import { runNode } from './run.mjs'
import { runPlaywright } from './run-playwright.mjs'

const [task, ...args] = process.argv.slice(2)

/** @type {Record<string, () => Promise<number>>} */
const tasks = {
  bench: async () => {
    const benches = workspacePackages()
      .flatMap((folder) => sourceFiles(projectRoot, `${folder}/bench`))
      .filter((file) => file.endsWith('.bench.ts'))
    if (benches.length === 0) throw new Error('There is no bench/*.bench.ts to run.')
    await buildWhatChanged()
    let worst = 0
    for (const bench of benches) {
      process.stdout.write(`\n== ${bench}\n`)
      const { code } = await runNode(join(projectRoot, bench), args)
      worst = Math.max(worst, code)
    }
    return worst
  },
  prove: async () => (await runNode(join(projectRoot, 'apps/bff/prove/main.ts'), args)).code,
  e2e: async () => (await runPlaywright(await ensureChromium(), args)).code,
}

try {
  const run = task === undefined ? undefined : tasks[task]
  if (run === undefined) throw new Error(`Name what to run: ${Object.keys(tasks).join(' or ')}.`)
  await install()
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
