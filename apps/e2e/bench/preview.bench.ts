import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../../scripts/find-chromium.mjs'
import { bigJournal } from '../big-journal.ts'
import { journalEntries, openRuns } from '../journal-entries.ts'
import { mapCompany } from '../mapped-company.ts'
import { type RunningTosite, runTosite } from '../running-tosite.ts'

const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 3 : 15
const visits = isQuick ? 2 : 7
const mostAnswerMs = 150
const mostShownMs = 1000
const slowdown = 4

/** Every one of ten thousand lines a row of its own, over six receipts. */
const journal = bigJournal({ ownLines: 7500, linesPerCorrection: 500 })
const own = 'Receipt 2026-06-30 6/2026'

const executablePath = findChromium()
const tosite = await runTosite({})
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const context = await browser.newContext({ baseURL: tosite.url, viewport: { width: 1280, height: 800 } })
  const { companyId, journalId } = await uploaded(await context.newPage())
  await measureAnswer(context, `${tosite.url}/api/companies/${companyId}/journals/${journalId}/preview`)
  await measurePage(context, companyId)
} finally {
  await browser.close()
  await tosite.end()
}

/** Signs in, maps a company and uploads the journal as a run of its own. */
async function uploaded(page: Page): Promise<{ readonly companyId: number; readonly journalId: string }> {
  const headers = { origin: tosite.url }
  const person = { email: 'admin@tosite.example', password: 'tosite-demo' }
  await page.request.post('/api/auth/sign-in/email', { headers, data: person })
  const company = await mapCompany(page, placesOf(tosite), '101')
  const answer = await page.request.post(`/api/companies/${company.id}/journals/upload`, {
    params: { fileName: 'big.xml', year: 2026, period: 6, runNumber: 60, description: 'Iso' },
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    data: journal,
  })
  const run = (await answer.json()) as { readonly journal: { readonly id: string } }
  return { companyId: company.id, journalId: run.journal.id }
}

function placesOf({ url, standIns }: RunningTosite): Parameters<typeof mapCompany>[1] {
  return { url, procountor: standIns.procountor }
}

/** The server's whole answer, its reference data known, beside what JSON alone costs for the same. */
async function measureAnswer(context: BrowserContext, url: string): Promise<void> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const answers: number[] = []
  const jsons: number[] = []
  let bytes = 0
  for (let round = 0; round <= rounds; round++) {
    const startedAt = performance.now()
    const text = await (await fetch(url, { headers: { cookie } })).text()
    const answeredAt = performance.now()
    const value: unknown = JSON.parse(text)
    const parsedAt = performance.now()
    bytes = JSON.stringify(value).length
    // The first round warms up.
    if (round > 0) answers.push(answeredAt - startedAt)
    if (round > 0) jsons.push(performance.now() - parsedAt)
  }
  const [answer, json] = [median(answers), median(jsons)]
  console.log(
    `preview of 10000 lines: ${(bytes / 1e6).toFixed(1)} MB, JSON.stringify of it ${json.toFixed(1)} ms, ratio ${(answer / json).toFixed(1)}`,
  )
  judge('preview of 10000 lines, answered', answer, mostAnswerMs)
}

/** From the click on `Preview` until the rows are there and can be scrolled to the last one, in a slow browser. */
async function measurePage(context: BrowserContext, companyId: number): Promise<void> {
  const shown: number[] = []
  for (let visit = 0; visit <= visits; visit++) {
    const page = await context.newPage()
    await openRuns(page, companyId)
    const { preview: open } = journalEntries(page).run('Run 60 Iso')
    await open.waitFor()
    const client = await context.newCDPSession(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const scrolled = page.evaluate(scrolledToEnd, { rows: `Rows of ${own}`, last: 7501 })
    await open.click()
    // The first visit fills the cache.
    const ms = await scrolled
    if (visit > 0) shown.push(ms)
    await page.close()
  }
  judge(
    `preview of 10000 lines, opened and scrolled to its end, processor ${slowdown} times slower`,
    median(shown),
    mostShownMs,
  )
}

/** In the page, looking at every frame that it draws: milliseconds from the next click to the last row in sight. */
function scrolledToEnd({ rows, last }: { readonly rows: string; readonly last: number }): Promise<number> {
  return new Promise((resolve) => {
    addEventListener('click', ({ timeStamp }) => look(timeStamp), { capture: true, once: true })

    function look(clickedAt: number): void {
      const table = [...document.querySelectorAll('table')].find(({ caption }) => caption?.textContent === rows)
      const frame = table?.closest('[role=group]')
      if (frame?.querySelector(`tr[aria-rowindex="${last}"]`)) {
        resolve(performance.now() - clickedAt)
        return
      }
      if (frame?.querySelector('tr[aria-rowindex="6"]')) frame.scrollTop = frame.scrollHeight
      requestAnimationFrame(() => look(clickedAt))
    }
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function judge(what: string, ms: number, limit: number): void {
  console.log(`${what}: ${ms.toFixed(0)} ms (limit ${limit} ms): ${ms <= limit ? 'met' : 'MISSED'}`)
  if (ms > limit) process.exitCode = 1
}
