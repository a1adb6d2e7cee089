import { ConfigError, parseConfig } from './config.ts'
import { keptSecretKey } from './secrets/secret-key.ts'
import { CannotStart, startServer } from './start-server.ts'

/** Brings the server up as the environment says. What a person can remove is told, and ends the process. */
export async function startFromEnvironment(): Promise<void> {
  try {
    await startServer(parseConfig(process.env, keptSecretKey))
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
