import { defineConfig } from 'vitest/config'

// Real servers and processes, on machines that do other things as well.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
