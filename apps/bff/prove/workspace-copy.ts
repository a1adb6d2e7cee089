import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What may be changed in a copy; everything else is the workspace's own. */
const copied = ['apps/bff', 'packages/core', 'packages/contract', 'packages/nmbrs', 'packages/procountor']
const notCopied = new Set(['node_modules', 'dist', 'data'])

/** The workspace once more, in a temporary folder, to be broken on purpose. Its packages find each other there. */
export function copyWorkspace(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-copy-'))
  for (const name of copied) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (source) => !notCopied.has(source.split(/[\\/]/).at(-1) ?? ''),
    })
    linkInstalled(name, folder)
  }
  // The packages' own extend it, and the server is built by them.
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** Every installed package where it really is, but our own from the copy where they were copied. */
function linkInstalled(name: string, folder: string): void {
  const installed = join(root, name, 'node_modules')
  for (const entry of packagesIn(installed)) {
    const target = realpathSync(join(installed, entry))
    const own = copied.find((one) => join(root, one) === target)
    const link = join(folder, name, 'node_modules', entry)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(own === undefined ? target : join(folder, own), link)
  }
}

function packagesIn(installed: string): string[] {
  return readdirSync(installed)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(installed, name)).map((inner) => join(name, inner)) : [name],
    )
}
