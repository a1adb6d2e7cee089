// Who may import whom. Read by scripts/boundaries.mjs, which also checks that every source file was looked at.

const test = '\\.test\\.tsx?$|/(test|bench|prove)/|\\.config\\.m?ts$'
const product = '^(packages|apps)/'

/** The path of an installed package, wherever the package manager keeps it. */
const installed = (name) => `(^|/)node_modules/${name}/`

/** What the sources of a folder may import besides their own folder; everything else is refused. */
const mayImport = (folder, ...allowed) => ({
  name: `${folder}-imports-only-its-own`,
  severity: 'error',
  comment: `${folder} may import only what .dependency-cruiser.cjs lists for it.`,
  from: { path: `^${folder}/`, pathNot: test },
  to: { pathNot: [`^${folder}/`, ...allowed] },
})

/** What tests of a folder may import of the product besides the folder itself. Test tools are free. */
const testsMayImport = (folder, ...allowed) => ({
  name: `${folder}-tests-import-only-their-own`,
  severity: 'error',
  comment: `Tests of ${folder} may reach only the product code that .dependency-cruiser.cjs lists for them.`,
  from: { path: `^${folder}.*(${test})` },
  to: { path: product, pathNot: [`^${folder}/`, 'node_modules/', ...allowed] },
})

const refuse = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

const core = '^packages/core/src/'
const contract = '^packages/contract/src/'
const clients = '^packages/(nmbrs|procountor)/src/'

module.exports = {
  forbidden: [
    refuse('no-cycles', 'Two files that need each other are one idea, or need a third.', {}, { circular: true }),
    refuse('no-unresolved', 'An import that leads nowhere hides from every other rule.', {}, { couldNotResolve: true }),
    refuse(
      'no-undeclared',
      'A package imports only what its package.json declares; test tools are the workspace’s.',
      { path: product, pathNot: test },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    refuse(
      'no-development-tools-in-the-product',
      'What ships needs its packages among the dependencies.',
      { path: '^(packages|apps/(bff|sandbox|web))/', pathNot: test },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),

    mayImport('packages/core', installed('any-ascii')),
    testsMayImport('packages/core'),
    mayImport('packages/contract', core, installed('zod')),
    testsMayImport('packages/contract', core),
    mayImport('packages/nmbrs', core, '^(buffer|util)$', ...['saxes', 'zod', 'iconv-lite', 'p-queue'].map(installed)),
    testsMayImport('packages/nmbrs', core),
    mayImport('packages/procountor', installed('zod')),
    testsMayImport('packages/procountor'),

    refuse(
      'bff-without-stand-ins',
      'The product does not know the stand-ins; its tests may.',
      { path: '^apps/bff/', pathNot: test },
      { path: '^apps/sandbox/' },
    ),
    refuse('bff-without-screens', 'The server knows no screen.', { path: '^apps/bff/' }, { path: '^apps/(web|e2e)/' }),
    refuse(
      'bff-sql-only-in-stores',
      'Stores are the only code that knows SQL.',
      { path: '^apps/bff/src/', pathNot: [test, '-store\\.ts$', '^apps/bff/src/db/'] },
      { path: ['drizzle-orm', 'better-sqlite3'].map(installed) },
    ),

    refuse(
      'web-only-contract-and-core',
      'The browser shares with the server what it says to it, and pure rules.',
      { path: '^apps/web/' },
      { path: product, pathNot: ['^apps/web/', 'node_modules/', contract, core] },
    ),
    refuse(
      'web-features-apart',
      'Pages in app/ put features together; a feature does not know another.',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    refuse(
      'web-features-below-app',
      'Code flows one way: shared, features, app. Only the addresses of pages are for all.',
      { path: '^apps/web/src/features/', pathNot: test },
      { path: '^apps/web/src/app/', pathNot: '^apps/web/src/app/paths\\.ts$' },
    ),
    refuse(
      'web-shared-below-features',
      'Code flows one way: shared, features, app. Only the addresses of pages are for all.',
      { path: '^apps/web/src/shared/', pathNot: test },
      { path: '^apps/web/src/(features|app)/', pathNot: '^apps/web/src/app/paths\\.ts$' },
    ),

    refuse(
      'sandbox-without-product',
      'Stand-ins are written from the vendors’ facts, or they would repeat our mistakes. Their tests drive the real clients.',
      { path: '^apps/sandbox/', pathNot: test },
      { path: product, pathNot: ['^apps/sandbox/', 'node_modules/'] },
    ),
    testsMayImport('apps/sandbox', clients),
    refuse(
      'e2e-without-application-code',
      'Journeys see what a person sees.',
      { path: '^apps/e2e/' },
      { path: product, pathNot: ['^apps/e2e/', 'node_modules/'] },
    ),
    refuse(
      'product-without-scripts',
      'Nothing that ships needs the tools around it.',
      { path: `${product}(?!e2e/)` },
      { path: '^scripts/' },
    ),
  ],
  options: {
    exclude: { path: '(^|/)(dist|test-results)/' },
    doNotFollow: { path: 'node_modules' },
    // A type is knowledge too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'style'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
}
