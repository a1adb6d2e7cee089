import { proveQuickly } from './prove-quickly.ts'
import { sigkillProof } from './sigkill.ts'

proveQuickly(sigkillProof)
