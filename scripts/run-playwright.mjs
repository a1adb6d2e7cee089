import { toolFile } from './project.mjs'
import { runNode } from './run.mjs'

/**
 * Runs browser tests. Playwright decides about colours by itself, for its workers too, which complain where both it and
 * NO_COLOR do.
 * @param {string} chromium the browser's path
 * @param {readonly string[]} [args] for `playwright test`
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runPlaywright(chromium, args = [], env = process.env) {
  return runNode(toolFile('@playwright/test', { command: 'playwright' }), ['test', ...args], {
    env: { ...env, NO_COLOR: '', CHROMIUM_PATH: chromium },
  })
}
