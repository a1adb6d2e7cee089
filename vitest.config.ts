import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/bff', 'apps/sandbox', 'apps/web', 'scripts'],
    // So that the summary can say where a failure is.
    includeTaskLocation: true,
    // A test that needs a second try has found something: none is given one.
    retry: 0,
  },
})
