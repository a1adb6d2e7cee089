import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { setFlagsFromString } from 'node:v8'

/**
 * Makes start-up quick and the process small. Must run before what it speeds up is imported.
 *
 * The compiled form of our sources and of libraries is kept between starts. And Node reads a package's whole description
 * anew for every import in every file of it: of some two thousand, most name a file in full, and most others name what
 * another file of the same package has named before. Neither needs to be looked up again.
 */
export function loadQuickly(): void {
  // The nursery for short-lived objects stays as small as it starts, or loading alone lets it grow by 60 MB for good.
  setFlagsFromString('--semi-space-growth-factor=1')
  enableCompileCache()
  const packageOf = createPackageLookup()
  const found = new Map<string, ResolvedImport>()
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL, conditions } = context
      // What is required, not imported, is found by other rules.
      if (parentURL === undefined || !conditions.includes('import')) return next(specifier, context)
      if (specifier.startsWith('.')) return fileNamed(specifier, parentURL, packageOf) ?? next(specifier, context)
      const key = `${packageOf(parentURL).folder} ${specifier}`
      const known = found.get(key)
      if (known !== undefined) return known
      const resolved = next(specifier, context)
      if (Object.keys(context.importAttributes).length === 0) found.set(key, { ...resolved, shortCircuit: true })
      return resolved
    },
  })
}

interface ResolvedImport {
  readonly url: string
  readonly format?: string | null | undefined
  readonly shortCircuit: true
}

interface Package {
  /** Its address, ending in a slash. */
  readonly folder: string
  readonly type: unknown
}

type PackageLookup = (file: string) => Package

function fileNamed(specifier: string, parentURL: string, packageOf: PackageLookup): ResolvedImport | undefined {
  const url = new URL(specifier, parentURL).href
  const format = formatOf(url, packageOf)
  return format === undefined ? undefined : { url, format, shortCircuit: true }
}

/** Undefined where Node has to look into the file itself. */
function formatOf(url: string, packageOf: PackageLookup): string | undefined {
  if (url.endsWith('.mjs')) return 'module'
  const { type } = packageOf(url)
  if (type === 'module') return url.endsWith('.js') ? 'module' : url.endsWith('.ts') ? 'module-typescript' : undefined
  return type === 'commonjs' && url.endsWith('.js') ? 'commonjs' : undefined
}

/** The package that a file belongs to: the nearest folder with a description. */
function createPackageLookup(): PackageLookup {
  const known = new Map<string, Package>()
  function ofFolder(folder: string): Package {
    const found = known.get(folder) ?? readPackage(folder) ?? ofFolder(new URL('..', folder).href)
    known.set(folder, found)
    return found
  }
  return (file) => ofFolder(new URL('.', file).href)
}

function readPackage(folder: string): Package | undefined {
  try {
    return { folder, type: JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')).type }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return new URL('..', folder).href === folder ? { folder, type: undefined } : undefined
  }
}
