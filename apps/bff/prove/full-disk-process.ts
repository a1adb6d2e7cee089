import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ExpectedReceipt, findSecrets } from './checker.ts'
import type { ConnectedOffice } from './connected-office.ts'
import { AnsweredOtherwise, type PersonAtTosite, signInAt } from './person-at-tosite.ts'
import { expectNone, NotProven } from './proof.ts'
import type { Seeded } from './seeded.ts'
import { createSendingPerson } from './sending-person.ts'
import { freePort, startTositeProcess } from './tosite-process.ts'

/** A real process whose files may not grow beyond a size, until a write was refused; then one without that limit. */
export async function fillDiskOfProcess(
  office: ConnectedOffice,
  file: string,
  seeded: Seeded,
): Promise<{ readonly receipts: readonly ExpectedReceipt[]; readonly refused: number }> {
  office.copyDatabase(file)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = office.environment(file, port, office.procountorUrl)
  const sender = createSendingPerson(office.places, seeded, 60)

  // Room enough to sign in, and for a journal or a few.
  const blocks = Math.ceil((statSync(file).size + seeded.int(100_000, 500_000)) / shellBlockBytes)
  const full = await startTositeProcess(environment, { fileBlocks: blocks })
  let person: PersonAtTosite
  try {
    await full.listening
    person = await signInAt(url)
    await untilRefused(() => sender.keepBusy(person, Number.POSITIVE_INFINITY))
    // What needs no space is served as before.
    const health = await fetch(`${url}/api/health`)
    if (health.status !== 200) throw new NotProven([`on a full disk it is not healthy: ${health.status}`])
    await person.ask('GET', '/api/overview')
  } finally {
    await full.stop()
  }

  const roomy = await startTositeProcess(environment, { preload })
  try {
    await roomy.listening
    await sender.untilVerified(person)
  } finally {
    await roomy.stop()
  }
  const printed = `${full.output()}${roomy.output()}`
  if (!full.output().includes('the database cannot be written')) throw new NotProven(['the log does not say why'])
  const texts = [
    { where: 'the log', text: printed },
    { where: 'an answer', text: person.answers() },
  ]
  expectNone(findSecrets(texts, await office.secrets()), 'on a full disk')
  return { receipts: sender.expected(), refused: 1 }
}

/** Shells count blocks of this size, or of twice as much. */
const shellBlockBytes = 512
const preload = fileURLToPath(new URL('./dying-process.ts', import.meta.url))

/** @throws NotProven where anything else comes back than that nothing could be stored */
async function untilRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AnsweredOtherwise && error.code === 'storage-failed') return
    if (error instanceof AnsweredOtherwise) throw new NotProven([`on a full disk: ${error.message}`])
    throw error
  }
}
