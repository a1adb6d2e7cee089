import { loadQuickly } from './load-quickly.ts'

// Everything else comes after it, or is not quick.
loadQuickly()
const { ConfigError, parseConfig } = await import('./config.ts')
const { keptSecretKey } = await import('./secrets/secret-key.ts')
const { CannotStart, startServer } = await import('./start-server.ts')

try {
  await startServer(parseConfig(process.env, keptSecretKey))
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}
