import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fingerprint, sourceFiles } from './fingerprint.mjs'

function smallProject() {
  const root = mkdtempSync(join(tmpdir(), 'tosite-fingerprint-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const folder of ['app/src', 'app/dist', 'app/node_modules/left']) {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'a.ts'), 'one')
  }
  return root
}

/** @param {string} root */
const state = (root) => fingerprint(root, sourceFiles(root, 'app'))

test('sees what people wrote and nothing that was installed or built', () => {
  expect(sourceFiles(smallProject(), 'app')).toEqual(['app/src/a.ts'])
})

test('stays the same when a file is written again with the same content', () => {
  const root = smallProject()
  const before = state(root)
  writeFileSync(join(root, 'app/src/a.ts'), 'one')
  expect(state(root)).toBe(before)
})

test('changes with a content, with a name, and with a file added or missing', () => {
  const root = smallProject()
  const states = [state(root)]
  writeFileSync(join(root, 'app/src/a.ts'), 'two')
  states.push(state(root))
  renameSync(join(root, 'app/src/a.ts'), join(root, 'app/src/b.ts'))
  states.push(state(root))
  writeFileSync(join(root, 'app/src/c.ts'), '')
  states.push(state(root))
  rmSync(join(root, 'app/src/c.ts'))
  states.push(fingerprint(root, ['app/src/b.ts', 'app/src/c.ts']))
  expect(new Set(states).size).toBe(states.length)
})
