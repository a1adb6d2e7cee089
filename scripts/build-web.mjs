import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, sourceFiles } from './fingerprint.mjs'
import { projectRoot, toolFile } from './project.mjs'
import { runNode } from './run.mjs'

const web = 'apps/web'
const page = `${web}/dist/index.html`
const stampFile = join(projectRoot, web, 'node_modules', '.tosite-built')

/** Builds the browser application into `apps/web/dist` unless the sources are those of the last build. Throws on failure. */
export async function buildWebIfChanged() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === builtState()) return
  await buildWeb()
}

/** Builds the browser application into `apps/web/dist`. Throws on failure. */
export async function buildWeb() {
  process.stdout.write('Building the browser application …\n')
  rmSync(stampFile, { force: true })
  const { code } = await runNode(toolFile('vite', { folder: web }), ['build'], {
    cwd: join(projectRoot, web),
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (code !== 0 || !existsSync(join(projectRoot, page))) {
    throw new Error('The browser application could not be built; the build says above why.')
  }
  writeFileSync(stampFile, builtState())
}

/** The page names its scripts by their content, so that a build made by other means is told apart as well. */
function builtState() {
  const sources = [web, 'packages/contract', 'packages/core'].flatMap((folder) => sourceFiles(projectRoot, folder))
  return fingerprint(projectRoot, ['pnpm-lock.yaml', ...sources, page])
}
