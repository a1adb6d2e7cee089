import { failAtNProof } from './fail-at-n.ts'
import { proveQuickly } from './prove-quickly.ts'

proveQuickly(failAtNProof)
