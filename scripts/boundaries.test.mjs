import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cruiseBoundaries } from './cruise-boundaries.mjs'
import { projectRoot } from './project.mjs'

/**
 * A small workspace on disk, removed when the test is over.
 * @param {Record<string, string>} files content by path
 */
function workspaceOf(files) {
  const root = mkdtempSync(join(tmpdir(), 'tosite-boundaries-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const all = { 'package.json': '{"name":"workspace","dependencies":{"zod":"1","drizzle-orm":"1"}}', ...files }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const empty = 'export const nothing = undefined\n'
const zod = { 'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}', 'node_modules/zod/index.js': '' }
const drizzle = {
  'node_modules/drizzle-orm/package.json': '{"name":"drizzle-orm","main":"index.js"}',
  'node_modules/drizzle-orm/index.js': '',
}

const planted = [
  {
    what: 'core importing a schema library',
    rule: 'packages/core-imports-only-its-own',
    files: { ...zod, 'packages/core/src/a.ts': "import 'zod'\n" },
  },
  {
    what: 'core importing a built-in module',
    rule: 'packages/core-imports-only-its-own',
    files: { 'packages/core/src/a.ts': "import 'node:fs'\n" },
  },
  {
    what: 'core importing a client by a relative path, for a type only',
    rule: 'packages/core-imports-only-its-own',
    files: {
      'packages/core/src/a.ts': "import type { Wire } from '../../nmbrs/src/wire.ts'\nexport type A = Wire\n",
      'packages/nmbrs/src/wire.ts': 'export interface Wire { readonly a: 1 }\n',
    },
  },
  {
    what: 'a test of core importing a stand-in',
    rule: 'packages/core-tests-import-only-their-own',
    files: {
      'packages/core/test/a.test.ts': "import '../../../apps/sandbox/src/b.ts'\n",
      'apps/sandbox/src/b.ts': empty,
    },
  },
  {
    what: 'one client importing the other',
    rule: 'packages/procountor-imports-only-its-own',
    files: {
      'packages/procountor/src/a.ts': "import '../../nmbrs/src/b.ts'\n",
      'packages/nmbrs/src/b.ts': empty,
    },
  },
  {
    what: 'the server importing a stand-in',
    rule: 'bff-without-stand-ins',
    files: { 'apps/bff/src/a.ts': "import '../../sandbox/src/b.ts'\n", 'apps/sandbox/src/b.ts': empty },
  },
  {
    what: 'SQL outside a store',
    rule: 'bff-sql-only-in-stores',
    files: { ...drizzle, 'apps/bff/src/receipts/receipt-routes.ts': "import 'drizzle-orm'\n" },
  },
  {
    what: 'a screen importing a client',
    rule: 'web-only-contract-and-core',
    files: {
      'apps/web/src/shared/a.tsx': "import '../../../../packages/nmbrs/src/b.ts'\n",
      'packages/nmbrs/src/b.ts': empty,
    },
  },
  {
    what: 'one feature importing another',
    rule: 'web-features-apart',
    files: {
      'apps/web/src/features/accounts/a.tsx': "import '../journals/b.tsx'\n",
      'apps/web/src/features/journals/b.tsx': empty,
    },
  },
  {
    what: 'a stand-in importing the product',
    rule: 'sandbox-without-product',
    files: {
      'apps/sandbox/src/a.ts': "import '../../../packages/procountor/src/b.ts'\n",
      'packages/procountor/src/b.ts': empty,
    },
  },
  {
    what: 'a journey importing application code',
    rule: 'e2e-without-application-code',
    files: { 'apps/e2e/a.spec.ts': "import '../bff/src/b.ts'\n", 'apps/bff/src/b.ts': empty },
  },
  {
    what: 'two files importing each other',
    rule: 'no-cycles',
    files: { 'packages/core/src/a.ts': "import './b.ts'\n", 'packages/core/src/b.ts': "import './a.ts'\n" },
  },
  {
    what: 'an import that leads nowhere',
    rule: 'no-unresolved',
    files: { 'packages/core/src/a.ts': "import './gone.ts'\n" },
  },
]

test.each(planted)('refuses $what', async ({ rule, files }) => {
  const { violations } = await cruiseBoundaries({ root: workspaceOf(files) })
  expect(violations.map((violation) => violation.split(': ')[0])).toContain(rule)
})

test('allows what the rules name', async () => {
  const root = workspaceOf({
    ...drizzle,
    'packages/core/src/index.ts': empty,
    'packages/nmbrs/src/index.ts': "import '../../core/src/index.ts'\n",
    'apps/bff/src/journals/journal-store.ts':
      "import 'drizzle-orm'\nimport '../../../../packages/nmbrs/src/index.ts'\n",
    'apps/bff/test/send.test.ts': "import '../../sandbox/src/index.ts'\n",
    'apps/sandbox/src/index.ts': empty,
    'apps/sandbox/src/fidelity.test.ts': "import '../../../packages/nmbrs/src/index.ts'\n",
    'apps/web/src/features/accounts/page.tsx': "import '../../shared/request.ts'\nimport '../../app/paths.ts'\n",
    'apps/web/src/shared/request.ts': empty,
    'apps/web/src/app/paths.ts': empty,
  })
  expect(await cruiseBoundaries({ root })).toEqual({ looked: 9, overlooked: [], violations: [] })
})

test('names the files that the cruiser was not made to look at', async () => {
  const root = workspaceOf({ 'packages/core/src/a.ts': empty, 'packages/core/dropped/b.ts': empty })
  const rulesFile = join(root, 'rules.cjs')
  writeFileSync(
    rulesFile,
    `const rules = require(${JSON.stringify(join(projectRoot, '.dependency-cruiser.cjs'))})
module.exports = { ...rules, options: { ...rules.options, exclude: { path: 'dropped' } } }\n`,
  )
  expect(await cruiseBoundaries({ root, rulesFile })).toMatchObject({
    looked: 1,
    overlooked: ['packages/core/dropped/b.ts'],
  })
})
