import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const notSource = new Set(['node_modules', 'dist', '.git', 'test-results', 'coverage'])

/**
 * Every file below a folder that a person wrote, as sorted paths relative to `root`; nothing that was installed or built.
 * @param {string} root
 * @param {string} folder relative to `root`
 * @returns {string[]}
 */
export function sourceFiles(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return notSource.has(entry.name) ? [] : sourceFiles(root, path)
      return entry.isFile() ? [path] : []
    })
    .sort()
}

/**
 * One text that changes when a file's name or content does. Contents rather than times, because a fresh clone or a
 * changed branch says nothing true about times.
 * @param {string} root
 * @param {readonly string[]} files relative to `root`; one that does not exist counts as such
 */
export function fingerprint(root, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const path = join(root, file)
    const content = existsSync(path) ? readFileSync(path) : undefined
    hash.update(`${file}\0${content?.length ?? 'absent'}\0`)
    if (content !== undefined) hash.update(content)
  }
  return hash.digest('hex')
}
