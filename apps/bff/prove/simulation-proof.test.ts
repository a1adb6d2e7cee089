import { proveQuickly } from './prove-quickly.ts'
import { simulationPlantedProof, simulationProof } from './simulation-proof.ts'

// Half an hour for machines that do much else; alone it takes about a minute.
proveQuickly(simulationProof, 1_800_000)
proveQuickly(simulationPlantedProof, 600_000)
