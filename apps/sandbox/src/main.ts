import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startStandIns, vendors } from './start-stand-ins.ts'

const { values } = parseArgs({
  options: {
    'redirect-uri': { type: 'string', default: 'http://localhost:3000/api/procountor/callback' },
    data: { type: 'string' },
    only: { type: 'string', multiple: true, default: [...vendors] },
    'procountor-port': { type: 'string', default: '0' },
    'nmbrs-port': { type: 'string', default: '0' },
    'requests-per-second': { type: 'string', default: '20' },
  },
})

if (values.data !== undefined) mkdirSync(values.data, { recursive: true })
const standIns = await startStandIns({
  only: vendors.filter((vendor) => values.only.includes(vendor)),
  redirectUri: values['redirect-uri'],
  procountorPort: Number(values['procountor-port']),
  nmbrsPort: Number(values['nmbrs-port']),
  requestsPerSecond: Number(values['requests-per-second']),
  ...(values.data === undefined ? {} : { dataFolder: values.data }),
})

// One line for the launcher to read; nothing else is written there.
console.log(JSON.stringify(standIns.addresses))

let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  await standIns.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
