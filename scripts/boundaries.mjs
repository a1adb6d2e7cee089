import { cruiseBoundaries } from './cruise-boundaries.mjs'
import { projectRoot } from './project.mjs'

const { looked, overlooked, violations } = await cruiseBoundaries({ root: projectRoot })

for (const file of overlooked) process.stdout.write(`not looked at: ${file}\n`)
for (const violation of violations) process.stdout.write(`${violation}\n`)
process.stdout.write(`${looked} files looked at, ${violations.length} imports refused\n`)
process.exitCode = looked > 0 && overlooked.length === 0 && violations.length === 0 ? 0 : 1
