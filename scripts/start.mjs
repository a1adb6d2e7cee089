import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWebIfChanged } from './build-web.mjs'
import { install } from './install.mjs'
import { projectRoot, workspaceNode } from './project.mjs'
import { withWorkspaceTools } from './run.mjs'

// Everything that a fresh clone needs to run: dependencies, the browser application, then the demo launcher.
try {
  await install()
  await buildWebIfChanged()
  launch()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

/** The channel to the launcher is how it notices that this process was killed. */
function launch() {
  const launcher = spawn(
    workspaceNode(),
    [`--env-file-if-exists=${join(projectRoot, '.env')}`, 'apps/sandbox/src/start-demo.ts'],
    { cwd: projectRoot, env: withWorkspaceTools(process.env), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => launcher.kill(signal))
  }
  launcher.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
