import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './built-apps.mjs'
import { heldAgainstExit, nothingRun, oneFailed, onePassed } from './outcome.mjs'
import { outcomeOfPlaywright } from './playwright-report.mjs'
import { projectRoot, resultsFolder, toolFile, workspacePackages } from './project.mjs'
import { runNode } from './run.mjs'
import { runPlaywright } from './run-playwright.mjs'
import { withScratchFolder } from './scratch-folder.mjs'
import { outcomeOfVitest } from './vitest-report.mjs'

/** @typedef {{ name: string, run: () => Promise<import('./outcome.mjs').Outcome> }} Step */

/** What can be said about the sources without running them; each check counts as one test. @type {readonly Step[]} */
export const staticChecks = [
  check('lint', () => [[toolFile('@biomejs/biome', { command: 'biome' }), 'check', '--error-on-warnings', '.']]),
  check('types', () => typedProjects().map((config) => [toolFile('typescript', { command: 'tsc' }), '-p', config])),
  check('boundaries', () => [['scripts/boundaries.mjs']]),
  check('dead-code', () => [[toolFile('knip'), '--no-progress', '--no-config-hints']]),
]

/** @type {Step} */
export const unitTests = {
  name: 'unit-tests',
  run: async () => {
    const report = freshReport('vitest.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    // By itself Vitest leaves one processor free, which is half of two; only here does it hold for every project.
    const args = ['run', '--maxWorkers=100%', ...reporters]
    const { code } = await runNode(toolFile('vitest'), args, { env: testEnvironment() })
    return heldAgainstExit('Vitest', existsSync(report) ? outcomeOfVitest(readJson(report)) : nothingRun, code)
  },
}

/** @type {Step} */
export const builds = {
  name: 'builds',
  run: async () => {
    await buildWhatChanged()
    return onePassed
  },
}

/**
 * @param {string} chromium
 * @returns {Step}
 */
export function browserTests(chromium) {
  return {
    name: 'browser-tests',
    run: async () => {
      const report = freshReport('playwright.json')
      const { code } = await runPlaywright(chromium, [], testEnvironment())
      return heldAgainstExit(
        'Playwright',
        existsSync(report) ? outcomeOfPlaywright(readJson(report)) : nothingRun,
        code,
      )
    },
  }
}

/**
 * A check of one or more commands, all of which are run, so that one look shows every problem.
 * @param {string} name
 * @param {() => readonly (readonly [string, ...string[]])[]} commands found when run, for before that nothing may be installed
 * @returns {Step}
 */
function check(name, commands) {
  return {
    name,
    run: async () => {
      let good = true
      for (const [file, ...args] of commands()) {
        const { code } = await runNode(file, args, { env: testEnvironment() })
        good &&= code === 0
      }
      return good ? onePassed : oneFailed(`${name}: see what it says above`)
    },
  }
}

/** Every TypeScript configuration of the workspace: a package may have one for its tests besides its own. */
function typedProjects() {
  return ['scripts', ...workspacePackages()].flatMap((folder) =>
    readdirSync(join(projectRoot, folder))
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
}

/**
 * A place for a report with nothing there, so that the report of an earlier run is never taken for this one's.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(resultsFolder, { recursive: true })
  const file = join(resultsFolder, name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Without the production settings of a shell, which would change what is tested; with a quick place for files. */
function testEnvironment() {
  const { NODE_ENV, ...env } = process.env
  return withScratchFolder(env)
}
