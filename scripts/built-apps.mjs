import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, sourceFiles } from './fingerprint.mjs'
import { projectRoot, toolFile } from './project.mjs'
import { runNode } from './run.mjs'

/**
 * @typedef {object} BuiltApp
 * @property {string} what for a person
 * @property {string} folder of the package, relative to the root
 * @property {readonly string[]} sources folders that the result depends on besides its own
 * @property {string} result the file that the others of the build are reached from
 * @property {readonly [string, ...string[]]} tool a package's command and its arguments
 */

/** @type {readonly BuiltApp[]} */
const builtApps = [
  {
    what: 'browser application',
    folder: 'apps/web',
    sources: ['packages/contract', 'packages/core'],
    // It names its scripts by their content, so that a build made by other means is told apart as well.
    result: 'apps/web/dist/index.html',
    tool: ['vite', 'build'],
  },
  {
    // One file instead of some two thousand: that is most of a quick start and of a small process.
    what: 'server',
    folder: 'apps/bff',
    sources: ['packages/contract', 'packages/core', 'packages/nmbrs', 'packages/procountor'],
    result: 'apps/bff/dist/main.js',
    tool: ['rolldown', '--config', 'rolldown.config.mjs'],
  },
  {
    what: 'demo',
    folder: 'apps/sandbox',
    sources: ['packages/nmbrs', 'packages/procountor'],
    result: 'apps/sandbox/dist/start-demo.js',
    tool: ['rolldown', '--config', 'rolldown.config.mjs'],
  },
]

/** Builds the applications that run as built, where their sources are not those of the last build. Throws on failure. */
export async function buildWhatChanged() {
  for (const app of builtApps) if (!isBuilt(app)) await build(app)
}

/** Builds the applications that run as built. Throws on failure. */
export async function buildAll() {
  for (const app of builtApps) await build(app)
}

/** @param {BuiltApp} app */
async function build(app) {
  const { what, folder, result, tool } = app
  const [command, ...args] = tool
  process.stdout.write(`Building the ${what} …\n`)
  rmSync(stampOf(app), { force: true })
  const { code } = await runNode(toolFile(command, { folder }), args, {
    cwd: join(projectRoot, folder),
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0 || !existsSync(join(projectRoot, result))) {
    throw new Error(`The ${what} could not be built; the build says above why.`)
  }
  writeFileSync(stampOf(app), builtState(app))
}

/** @param {BuiltApp} app */
function isBuilt(app) {
  return existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === builtState(app)
}

/** @param {BuiltApp} app */
function stampOf({ folder }) {
  return join(projectRoot, folder, 'node_modules', '.tosite-built')
}

/** @param {BuiltApp} app */
function builtState({ folder, sources, result }) {
  const files = [folder, ...sources].flatMap((source) => sourceFiles(projectRoot, source))
  return fingerprint(projectRoot, ['pnpm-lock.yaml', ...files, result])
}
