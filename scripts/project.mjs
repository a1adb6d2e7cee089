import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds the workspace. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where test runners leave what they found; never committed. */
export const resultsFolder = join(projectRoot, 'test-results')

/**
 * The packages of the workspace, as paths relative to the root, in a fixed order.
 * @param {string} [root]
 */
export function workspacePackages(root = projectRoot) {
  return ['packages', 'apps'].flatMap((group) => {
    const folder = join(root, group)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => existsSync(join(folder, name, 'package.json')))
      .sort()
      .map((name) => `${group}/${name}`)
  })
}

/** The Node.js that the workspace brings along: newer than the one these scripts may be started with. */
export function workspaceNode() {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(projectRoot, 'node_modules', 'node', 'bin', executable)
}

/**
 * The JavaScript file behind a command of an installed package. Started with the workspace's Node.js it behaves alike
 * on every system, which the shell wrappers in `.bin` do not.
 * @param {string} packageName
 * @param {{ folder?: string, command?: string }} [where] `folder` is the workspace package that declares it
 */
export function toolFile(packageName, { folder = '.', command = packageName } = {}) {
  const installed = join(projectRoot, folder, 'node_modules', packageName)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`The package ${packageName} has no command ${command}.`)
  return join(installed, file)
}
