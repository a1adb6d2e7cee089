import {
  type Company,
  type Correction,
  mostEntries,
  type Preview,
  type RowEntries,
  type RunRow,
} from '@tosite/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, pathOf, startWalk, type Walk } from '../../test/payroll-walk.ts'

let walk: Walk

// One office for all; every test has a company of its own.
beforeAll(async () => {
  walk = await startWalk()
})
afterAll(() => walk.close())

async function correctionOf(company: Company, journal: string, period: string): Promise<Correction> {
  return answer(await walk.admin.get(`${pathOf(company, journal)}/corrections/${period}`))
}

async function entriesOf(company: Company, journal: string, query: Record<string, string>): Promise<RowEntries> {
  return answer(await walk.admin.get(`${pathOf(company, journal)}/entries?${new URLSearchParams(query)}`))
}

/** A journal of two lines a row, uploaded as June's run 60. */
async function uploaded(company: Company, lines: readonly string[]): Promise<string> {
  const xml = `<transactions><transaction><header><date>20260630</date><period>6/2026</period></header><lines>${lines.join('')}</lines></transaction></transactions>`
  const query = 'fileName=journal.xml&year=2026&period=6&runNumber=60&description=Ladattu'
  const row = answer<RunRow>(
    await walk.admin.send({
      method: 'POST',
      url: `/api/companies/${company.id}/journals/upload?${query}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(xml),
    }),
  )
  return row.journal?.id ?? ''
}

const line = (account: string, side: string, value: string, text: string) =>
  `<line><dim1>${account}</dim1><value>${value}</value><debitcredit>${side}</debitcredit><description>${text}</description></line>`

const sumOf = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

function receiptOf({ receipts }: Preview, number: number) {
  const found = receipts.find(({ period }) => period.number === number)
  if (found === undefined) throw new Error(`no receipt of period ${number}`)
  return found
}

test('A correction shows what Tosite booked of the period before, what changes and what it becomes', async () => {
  const company = await walk.company('101')
  await walk.mapped(company)
  const may = await walk.journal(company, 2026, 5)
  const june = await walk.journal(company, 2026, 6)
  const booked = receiptOf(await walk.preview(company, may), 5)
  const change = receiptOf(await walk.preview(company, june), 5)

  expect(await correctionOf(company, june, '2026/5')).toMatchObject({ receipts: 1, booked: [], underWay: [] })
  await walk.send(company, may)
  const queued = await correctionOf(company, june, '2026/5')
  expect(queued.booked).toEqual([])
  expect(queued.underWay).toMatchObject([{ journalId: may, run: { number: 5 }, state: 'queued', correction: false }])
  expect(queued.cells.every(({ before, change: own, after }) => before === 0 && own === after)).toBe(true)

  await walk.deliver()
  const { booked: receipts, underWay, cells } = await correctionOf(company, june, '2026/5')
  expect(receipts).toMatchObject([{ journalId: may, date: '2026-05-31', state: 'verified' }])
  expect(underWay).toEqual([])
  for (const { before, change: own, after } of cells) expect(before + own).toBe(after)
  for (const column of ['before', 'change', 'after'] as const) expect(sumOf(cells.map((cell) => cell[column]))).toBe(0)
  const totals = (rows: Preview['receipts'][number]['rows'], account: string) =>
    sumOf(rows.filter((row) => row.account === account).map(({ debit, credit }) => debit - credit))
  const wages = cells.filter(({ account }) => account === '5000')
  expect(sumOf(wages.map(({ before }) => before))).toBe(totals(booked.rows, '5000'))
  expect(sumOf(wages.map((cell) => cell.change))).toBe(totals(change.rows, '5000'))
  expect(wages[0]).toMatchObject({
    accountName: expect.stringMatching(/./),
    costCenter: { dimension: 'Kustannuspaikka' },
  })

  expect(await correctionOf(company, june, '2026/4'), 'of April, nothing was sent').toMatchObject({ booked: [] })
})

test('Once sent, a correction still shows what was there before it, and nothing that came later', async () => {
  const company = await walk.company('102')
  await walk.mapped(company)
  const may = await walk.journal(company, 2026, 5)
  const june = await walk.journal(company, 2026, 6)
  await walk.send(company, may)
  await walk.deliver()
  const before = await correctionOf(company, june, '2026/5')
  await walk.send(company, june)
  await walk.deliver()
  expect(await correctionOf(company, june, '2026/5')).toEqual(before)
  const own = receiptOf(await walk.preview(company, may), 5)
  expect(own.correction).toBe(false)
  expect((await walk.admin.get(`${pathOf(company, may)}/corrections/2026/5`)).statusCode).toBe(404)
})

test('A row opens to its entries as they stand in the journal, page by page', async () => {
  const company = await walk.company('502')
  await walk.mapped(company, { costCenterDimension: null })
  const count = mostEntries + 5
  const journal = await uploaded(company, [
    line('5000', 'debit', `${count}.00`, 'Palkat'),
    ...Array.from({ length: count }, () => line('2961', 'credit', '1.00', 'Netto Łódź')),
    line('6110', 'debit', '3.00', 'Eläke'),
    line('6110', 'credit', '3.00', 'Eläke'),
  ])
  const preview = await walk.preview(company, journal)
  const receipt = receiptOf(preview, 6)
  expect(receipt).toMatchObject({ entryCount: count + 3, cancelledCount: 2 })
  expect(receipt.rows.map(({ entryCount, firstLine }) => [entryCount, firstLine])).toEqual([
    [1, 1],
    [count, 2],
  ])
  expect(receipt.rows.map(({ text, adapted }) => [text, adapted])).toEqual([
    ['Palkat', undefined],
    ['Netto Lódz', [{ from: 'Netto Łódź', replaced: ['Ł', 'ź'], shortened: false }]],
  ])

  const first = await entriesOf(company, journal, { receipt: receipt.key, line: '2' })
  expect(first.total).toBe(count)
  expect(first.entries).toHaveLength(mostEntries)
  expect(first.entries[0]).toEqual({ line: 2, account: '2961', debit: 0, credit: 100, text: 'Netto Łódź' })
  const rest = await entriesOf(company, journal, { receipt: receipt.key, line: '2', from: String(mostEntries) })
  expect(rest.entries.map((entry) => entry.line)).toEqual([202, 203, 204, 205, 206])

  const cancelled = await entriesOf(company, journal, { receipt: receipt.key })
  expect(cancelled.entries.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
    ['6110', 300, 0],
    ['6110', 0, 300],
  ])
})

test('Only what belongs to the journal and the company is answered, to those who may see it', async () => {
  const company = await walk.company('503')
  await walk.mapped(company)
  const journal = await walk.journal(company, 2026, 6)
  const [{ key = '' } = {}] = (await walk.preview(company, journal)).receipts
  const path = pathOf(company, journal)
  const receipt = encodeURIComponent(key)
  const clerk = await walk.tosite.signIn('clerk@tosite.example')
  const statuses = async (urls: readonly string[], who = walk.admin) =>
    Promise.all(urls.map(async (url) => (await who.get(url)).statusCode))
  const good = [`${path}/entries?receipt=${receipt}&line=1`, `${path}/corrections/2026/5`]
  expect(await statuses(good)).toEqual([200, 200])
  expect(await statuses(good, clerk)).toEqual([404, 404])
  expect(
    await statuses([
      `${path}/entries?receipt=${receipt}&line=999999`,
      `${path}/entries?receipt=nothing&line=1`,
      `${path}/corrections/2025/5`,
      `${path.replace(journal, 'nothing')}/corrections/2026/5`,
      `${path}/entries?line=1`,
      `${path}/corrections/2026/x`,
    ]),
  ).toEqual([404, 404, 404, 404, 400, 400])
})
