import type { Preflight } from '@tosite/contract'
import { answer, pathOf, startWalk } from '../test/payroll-walk.ts'
import { atMost, isQuick, median } from './figures.ts'

const rounds = isQuick ? 5 : 25

/** What a preflight of one journal asks Procountor, by the kind of data, when nothing is known, and when it was just read. */
const walk = await startWalk()
try {
  const company = await walk.company('101')
  await walk.mapped(company, { costUnitDimension: { description: 'Projekti' } })
  const journal = await walk.journal(company, 2026, 6)

  const cold = await callsOf({ anew: true })
  console.log(`${cold.length} kinds of reference data: ${cold.map(([kind]) => kind).join(', ')}`)
  const most = Math.max(...cold.map(([, count]) => count))
  atMost({ what: 'calls per kind of reference data, cold', figure: most, limit: 1, unit: ' calls' })
  const warm = await callsOf({ anew: false })
  atMost({ what: 'calls, warm', figure: warm.length, limit: 0, unit: ' calls' })

  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now()
    await check({ anew: false })
    if (round > 0) times.push(performance.now() - started)
  }
  console.log(`a warm preflight answers in ${median(times).toFixed(1)} ms (median of ${rounds}, for comparison)`)

  async function check(body: object): Promise<Preflight> {
    return answer(await walk.admin.post(`${pathOf(company, journal)}/preflight`, body))
  }

  /** How often each kind was asked for. */
  async function callsOf(body: object): Promise<readonly (readonly [string, number])[]> {
    const before = (await walk.calls()).length
    const { items } = await check(body)
    if (items.some(({ outcome }) => outcome === 'blocking')) throw new Error('the journal was to be in order')
    const counts = new Map<string, number>()
    for (const call of (await walk.calls()).slice(before)) counts.set(call, (counts.get(call) ?? 0) + 1)
    return [...counts]
  }
} finally {
  await walk.close()
}
