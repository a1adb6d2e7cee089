import { proveQuickly } from './prove-quickly.ts'
import { simulationPlantedProof, simulationProof } from './simulation-proof.ts'

proveQuickly(simulationProof, 600_000)
proveQuickly(simulationPlantedProof, 600_000)
