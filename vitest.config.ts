import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/bff', 'apps/sandbox', 'apps/web', 'scripts'],
    // A test that needs a second try has found something: none is given one.
    retry: 0,
  },
})
