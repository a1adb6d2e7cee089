import { checkerProof } from './checker-proof.ts'
import { proveQuickly } from './prove-quickly.ts'

proveQuickly(checkerProof)
