import { ConfigError, parseConfig } from './config.ts'
import { loadQuickly } from './load-quickly.ts'
import { keptSecretKey } from './secrets/secret-key.ts'

loadQuickly()
const { CannotStart, startServer } = await import('./start-server.ts')

try {
  await startServer(parseConfig(process.env, keptSecretKey))
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exit(1)
}
