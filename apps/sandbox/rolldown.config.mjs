import { defineConfig } from 'rolldown'

/** The stand-ins and the launcher of the demo with their libraries as a few files, for Node to read at once. */
export default defineConfig({
  input: ['src/main.ts', 'src/start-demo.ts'],
  platform: 'node',
  // It finds its binary beside itself.
  external: ['better-sqlite3'],
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', cleanDir: true },
})
