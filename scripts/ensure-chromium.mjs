import { existsSync, readFileSync } from 'node:fs'
import { findChromium } from './find-chromium.mjs'
import { toolFile } from './project.mjs'
import { run, runNode } from './run.mjs'

const whatToInstall =
  'No Chromium was found and none could be installed. Install one (on Debian, as root: apt-get install chromium; ' +
  'elsewhere Chromium or Google Chrome), or set CHROMIUM_PATH to the program.'

/** The path of a Chromium, installed if there was none. Throws, saying what to install, when that is not possible. */
export async function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found

  for (const installIt of [debianPackage, playwrightDownload]) {
    await installIt()
    const installed = findChromium()
    if (installed !== undefined) return installed
  }
  throw new Error(whatToInstall)
}

async function debianPackage() {
  if (!isDebian() || process.getuid?.() !== 0) return
  process.stdout.write('Installing Chromium from Debian …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-y', '-q', 'chromium'], { env })
}

async function playwrightDownload() {
  process.stdout.write('Downloading Chromium by way of Playwright …\n')
  await runNode(toolFile('@playwright/test', { command: 'playwright' }), ['install', 'chromium'])
}

/** Debian itself: what Ubuntu calls the package chromium-browser only points at another installer. */
function isDebian() {
  const release = '/etc/os-release'
  return existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'))
}
