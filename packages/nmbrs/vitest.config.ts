import { defineConfig } from 'vitest/config'

// Properties try hundreds of cases: a busy machine is given time for that.
export default defineConfig({ test: { testTimeout: 60_000 } })
