import { checkerProof } from './checker-proof.ts'
import { failAtNProof } from './fail-at-n.ts'
import { fullDiskProof } from './full-disk.ts'
import { pacePlantedProof, paceProof } from './pace-proof.ts'
import { plantedFaultsProof } from './planted-faults-proof.ts'
import { powerLossProof } from './power-loss.ts'
import type { Proof } from './proof.ts'
import { sigkillProof } from './sigkill.ts'
import { simulationPlantedProof, simulationProof } from './simulation-proof.ts'
import { tokenInterleavings } from './token-interleavings.ts'

/** Every proof, in the order in which `npm run prove` runs them. */
export const proofs: readonly Proof[] = [
  checkerProof,
  tokenInterleavings,
  sigkillProof,
  simulationProof,
  simulationPlantedProof,
  paceProof,
  pacePlantedProof,
  powerLossProof,
  fullDiskProof,
  failAtNProof,
  plantedFaultsProof,
]
