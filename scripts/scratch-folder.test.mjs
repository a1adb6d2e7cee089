import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { withScratchFolder } from './scratch-folder.mjs'

test('a folder with room is where temporary files go', () => {
  expect(withScratchFolder({ PATH: '/bin' }, tmpdir(), 1)).toEqual({ PATH: '/bin', TMPDIR: tmpdir() })
})

test('a folder that is not there is not used', () => {
  expect(withScratchFolder({ PATH: '/bin' }, '/no/such/folder')).toEqual({ PATH: '/bin' })
})

test('a folder that somebody chose stays', () => {
  expect(withScratchFolder({ TMPDIR: '/elsewhere' }, '.')).toEqual({ TMPDIR: '/elsewhere' })
})

test('a folder with too little room is not used', () => {
  // What the kernel tells has no blocks at all.
  expect(withScratchFolder({}, '/proc')).toEqual({})
})
