import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium to test with: the one the environment names, else one on the path, else one that Playwright
 * downloaded earlier, else an installed application. `CHROMIUM_PATH` naming a file that cannot be run is an error, not a reason to look on.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not a program that can be run.`)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...downloaded(env), ...applications].find(isExecutable)
}

/**
 * Playwright keeps its browsers per revision, `chromium-1234/chrome-linux/chrome`; the newest comes first.
 * @param {NodeJS.ProcessEnv} env
 */
function downloaded(env) {
  const home = env.HOME ?? homedir()
  const caches = env.PLAYWRIGHT_BROWSERS_PATH
    ? [env.PLAYWRIGHT_BROWSERS_PATH]
    : [join(home, '.cache'), join(home, 'Library', 'Caches'), join(home, 'AppData', 'Local')].map((cache) =>
        join(cache, 'ms-playwright'),
      )
  return caches.flatMap((cache) =>
    names(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)))
      .flatMap((revision) => names(join(cache, revision)).map((system) => join(cache, revision, system)))
      .flatMap((folder) => [
        join(folder, 'chrome'),
        join(folder, 'chrome.exe'),
        join(folder, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
      ]),
  )
}

/** @param {string} folder */
function names(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
