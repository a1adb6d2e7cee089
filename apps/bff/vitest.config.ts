import { defineConfig } from 'vitest/config'

// Whole servers with real password hashes, on machines that do other things as well.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
