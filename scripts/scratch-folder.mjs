import { accessSync, constants, statfsSync } from 'node:fs'

const inMemory = '/dev/shm'
/** Several times what the tests ever hold at once. */
const roomNeeded = 2 ** 31

/**
 * The environment with its folder for temporary files in memory, where there is one with room. Tests make thousands of
 * small databases, and each of their commits waits for the disk: what a lost disk would cost is tried elsewhere, on
 * purpose. A `TMPDIR` that is set is somebody's choice and stays.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @param {number} bytes it must have free
 * @returns {NodeJS.ProcessEnv}
 */
export function withScratchFolder(env, folder = inMemory, bytes = roomNeeded) {
  return env.TMPDIR || !hasRoom(folder, bytes) ? env : { ...env, TMPDIR: folder }
}

/**
 * @param {string} folder
 * @param {number} bytes
 */
function hasRoom(folder, bytes) {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= bytes
  } catch {
    return false
  }
}
