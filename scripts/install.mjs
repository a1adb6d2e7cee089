import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { projectRoot, workspaceNode, workspacePackages } from './project.mjs'
import { run } from './run.mjs'

const packageManager = 'pnpm@12.21.0'
const stampFile = join(projectRoot, 'node_modules', '.tosite-installed')

/** Installs what the lock file names, unless that is what the last good install left. Throws when it cannot be done. */
export async function install() {
  const wanted = wantedInstall()
  if (isInstalled(wanted)) return

  process.stdout.write('Installing dependencies …\n')
  rmSync(stampFile, { force: true })
  const { code, trouble } = await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    env: installEnvironment(),
    shell: process.platform === 'win32',
  })
  if (code !== 0) {
    throw new Error(
      trouble === undefined
        ? 'The dependencies could not be installed; the package manager says above why.'
        : `The dependencies could not be installed: npx, which comes with npm, did not start (${trouble}).`,
    )
  }
  if (!existsSync(workspaceNode())) throw new Error('The package "node" brought no Node.js for this system.')
  writeFileSync(stampFile, wanted)
}

/** What an install depends on; the system too, for some packages differ between systems. */
function wantedInstall() {
  const manifests = ['package.json', ...workspacePackages().map((folder) => `${folder}/package.json`)]
  const files = fingerprint(projectRoot, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests])
  return `${packageManager} ${process.platform} ${process.arch} ${files}\n`
}

/** @param {string} wanted */
function isInstalled(wanted) {
  const folders = workspacePackages()
    .filter(hasDependencies)
    .map((folder) => `${folder}/node_modules`)
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === wanted &&
    existsSync(workspaceNode()) &&
    folders.every((folder) => existsSync(join(projectRoot, folder)))
  )
}

/** @param {string} folder */
function hasDependencies(folder) {
  /** @type {{ dependencies?: object, devDependencies?: object }} */
  const manifest = JSON.parse(readFileSync(join(projectRoot, folder, 'package.json'), 'utf8'))
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0
}

/**
 * Building needs the development dependencies, also on a machine set to production; and the package manager must not
 * wait for an answer when it wants to rebuild its folder.
 */
function installEnvironment() {
  return { ...process.env, NODE_ENV: 'development', CI: 'true' }
}
