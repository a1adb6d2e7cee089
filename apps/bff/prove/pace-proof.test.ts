import { pacePlantedProof, paceProof } from './pace-proof.ts'
import { proveQuickly } from './prove-quickly.ts'

proveQuickly(paceProof)
proveQuickly(pacePlantedProof)
