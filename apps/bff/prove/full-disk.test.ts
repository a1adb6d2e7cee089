import { fullDiskProof } from './full-disk.ts'
import { proveQuickly } from './prove-quickly.ts'

proveQuickly(fullDiskProof)
