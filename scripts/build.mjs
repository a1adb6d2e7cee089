import { buildAll } from './built-apps.mjs'
import { install } from './install.mjs'

await install()
await buildAll()
