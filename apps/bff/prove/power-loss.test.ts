import { powerLossProof } from './power-loss.ts'
import { proveQuickly } from './prove-quickly.ts'

proveQuickly(powerLossProof)
