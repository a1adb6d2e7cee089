import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { sourceFiles } from './fingerprint.mjs'
import { projectRoot } from './project.mjs'

const folders = ['packages', 'apps', 'scripts']
const sourceFile = /\.(ts|tsx|mts|mjs)$/

/**
 * Holds every source file below `root` against the rules of `.dependency-cruiser.cjs`.
 *
 * `overlooked` names the files that were not looked at: without a compiler that it understands, the cruiser passes over
 * TypeScript in silence and reports success over nothing.
 * @param {{ root: string, rulesFile?: string }} where
 * @returns {Promise<{ looked: number, overlooked: readonly string[], violations: readonly string[] }>}
 */
export async function cruiseBoundaries({ root, rulesFile = join(projectRoot, '.dependency-cruiser.cjs') }) {
  const { forbidden, options } = createRequire(import.meta.url)(rulesFile)
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const { output } = await cruise(
    folders.filter((folder) => sourceFiles(root, folder).length > 0),
    { ...cruiseOptions, baseDir: root, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error('The cruiser answered with text instead of its findings.')

  const looked = new Set(output.modules.map(({ source }) => source))
  const expected = folders.flatMap((folder) => sourceFiles(root, folder)).filter((file) => sourceFile.test(file))
  return {
    looked: expected.filter((file) => looked.has(file)).length,
    overlooked: expected.filter((file) => !looked.has(file)),
    violations: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}
