import { defineConfig } from 'rolldown'

/**
 * The server with its libraries as a few files, for Node to read at once and quickly: without white space and what is never
 * run, and in characters of one byte, since a single wider one doubles what the engine holds of a file. Names stay, so that
 * a trace of an error reads.
 */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  // It finds its binary beside itself.
  external: ['better-sqlite3'],
  plugins: [
    {
      name: 'one-byte-characters',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) if (output.type === 'chunk') output.code = escaped(output.code)
      },
    },
  ],
  output: {
    dir: 'dist',
    format: 'esm',
    chunkFileNames: '[name].js',
    cleanDir: true,
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
})

/**
 * An escape means the same in a text, a template, an expression or a name.
 * @param {string} code
 */
function escaped(code) {
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
