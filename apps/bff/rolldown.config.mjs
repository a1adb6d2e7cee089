import { defineConfig } from 'rolldown'

/** The server with its libraries as a few files, for Node to read at once. Names stay, so that a trace of an error reads. */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  // It finds its binary beside itself.
  external: ['better-sqlite3'],
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', cleanDir: true },
})
