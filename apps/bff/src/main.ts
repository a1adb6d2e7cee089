import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// The nursery for short-lived objects stays as small as it starts, or loading alone lets it grow by tens of megabytes for good.
setFlagsFromString('--semi-space-growth-factor=1')
// The compiled form of everything loaded from here on is kept between starts.
enableCompileCache()
const { startFromEnvironment } = await import('./start-from-environment.ts')
await startFromEnvironment()
