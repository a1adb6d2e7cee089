import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from './find-chromium.mjs'

function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-chromium-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** @param {string} file */
function program(file) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  chmodSync(file, 0o755)
  return file
}

test('takes the one that the environment names before any other', () => {
  const folder = emptyFolder()
  program(join(folder, 'chromium'))
  const named = program(join(folder, 'own', 'browser'))
  expect(findChromium({ CHROMIUM_PATH: named, PATH: folder })).toBe(named)
})

test('says so when the environment names something that cannot be run', () => {
  const missing = join(emptyFolder(), 'missing')
  expect(() => findChromium({ CHROMIUM_PATH: missing, PATH: '' })).toThrow(missing)
})

test('prefers chromium to google-chrome, wherever on the path each is', () => {
  const [first, second] = [emptyFolder(), emptyFolder()]
  program(join(first, 'google-chrome'))
  const chromium = program(join(second, 'chromium'))
  expect(findChromium({ PATH: [first, second].join(delimiter) })).toBe(chromium)
})

test('takes the newest that Playwright downloaded', () => {
  const cache = emptyFolder()
  program(join(cache, 'chromium-999', 'chrome-linux', 'chrome'))
  const newest = program(join(cache, 'chromium-1200', 'chrome-linux64', 'chrome'))
  program(join(cache, 'chromium_headless_shell-1300', 'chrome-linux', 'headless_shell'))
  expect(findChromium({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: cache })).toBe(newest)
})

test('passes over a file that may not be run', () => {
  const folder = emptyFolder()
  chmodSync(program(join(folder, 'chromium')), 0o644)
  const other = program(join(folder, 'google-chrome'))
  expect(findChromium({ PATH: folder })).toBe(other)
})
