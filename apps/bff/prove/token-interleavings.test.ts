import { proveQuickly } from './prove-quickly.ts'
import { tokenInterleavings } from './token-interleavings.ts'

proveQuickly(tokenInterleavings, 300_000)
