import { checkerProof } from './checker-proof.ts'
import { pacePlantedProof, paceProof } from './pace-proof.ts'
import type { Proof } from './proof.ts'

/** Every proof, in the order in which `npm run prove` runs them. */
export const proofs: readonly Proof[] = [checkerProof, paceProof, pacePlantedProof]
