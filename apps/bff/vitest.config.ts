import { defineConfig } from 'vitest/config'

// Whole servers with real password hashes, on machines that do other things as well.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } })
