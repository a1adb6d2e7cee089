import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { projectRoot, workspaceNode } from './project.mjs'

/**
 * Runs a command to its end, its output going where ours goes and no input given.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, trouble?: string }>} code 127 and the reason when it could not be started
 */
export function run(command, args, { cwd = projectRoot, env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: plainUnlessWatched(env),
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', (error) => resolve({ code: 127, trouble: error.message }))
    // A signal has no code: report it as shells do, never as success.
    child.once('exit', (code) => resolve({ code: code ?? 130 }))
  })
}

/**
 * Runs a JavaScript or TypeScript file under the workspace's own Node.js.
 * @param {string} file
 * @param {readonly string[]} [args]
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function runNode(file, args = [], { cwd = projectRoot, env = process.env } = {}) {
  return run(workspaceNode(), [file, ...args], { cwd, env: withWorkspaceTools(env) })
}

/**
 * The environment with the workspace's commands, `node` among them, found first.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withWorkspaceTools(env) {
  return { ...env, PATH: [join(projectRoot, 'node_modules', '.bin'), env.PATH ?? ''].join(delimiter) }
}

/**
 * No colours in a log file or in CI, whatever the tools would guess from the name of the variable CI.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function plainUnlessWatched({ FORCE_COLOR, ...env }) {
  if (process.stdout.isTTY && !env.CI) return FORCE_COLOR === undefined ? env : { ...env, FORCE_COLOR }
  return { NO_COLOR: '1', ...env }
}
