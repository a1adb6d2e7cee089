import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './built-apps.mjs'
import { install } from './install.mjs'
import { projectRoot, workspaceNode } from './project.mjs'
import { withWorkspaceTools } from './run.mjs'

// Everything that a fresh clone needs to run: dependencies, the built applications, then the demo launcher.
try {
  await install()
  await buildWhatChanged()
  launch()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

/** The channel to the launcher is how it notices that this process was killed. */
function launch() {
  const settings = join(projectRoot, '.env')
  const launcher = spawn(
    workspaceNode(),
    [...(existsSync(settings) ? [`--env-file=${settings}`] : []), 'apps/sandbox/dist/start-demo.js'],
    { cwd: projectRoot, env: withWorkspaceTools(process.env), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => launcher.kill(signal))
  }
  const watch = setInterval(stopWithoutNpm, 500, process.ppid, launcher)
  launcher.once('exit', (code) => {
    clearInterval(watch)
    process.exitCode = code ?? 1
  })
}

/**
 * npm passes a signal on to the shell that it runs scripts with, and that shell ends without telling this process.
 * @param {number} parent
 * @param {import('node:child_process').ChildProcess} launcher
 */
function stopWithoutNpm(parent, launcher) {
  if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) launcher.kill('SIGTERM')
}
