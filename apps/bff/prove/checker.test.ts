import { demoSeed, startProcountorStandIn } from '@tosite/sandbox'
import { expect, test } from 'vitest'
import { cellName, checkBooks, checkStandIn, readBooks, sumOf } from './checker.ts'

test('What the stand-in holds is read in the words of the journals', async () => {
  const { procountor: seed } = demoSeed()
  const company = seed.companies.find(({ receipts }) => receipts.length > 0)
  if (company === undefined) throw new Error('no company of the demo has receipts')
  const standIn = await startProcountorStandIn({
    seed,
    clientId: 'i',
    clientSecret: 's',
    redirectUri: 'http://localhost',
  })
  try {
    const codeOf = (dimensionId: number, itemId: number) => {
      const dimension = company.dimensions.find(({ id }) => id === dimensionId)
      return dimension?.items.find(({ id }) => id === itemId)?.codeName.split(' ')[0] ?? ''
    }
    const expected = company.receipts.map((receipt) => ({
      companyId: company.id,
      name: receipt.name,
      date: receipt.receiptDate,
      cells: sumOf(
        receipt.rows.map(({ account, cents, items = [] }) => [
          cellName(
            account,
            items.map(({ dimensionId, itemId }) => codeOf(dimensionId, itemId)),
          ),
          cents,
        ]),
      ),
    }))
    const booked = await readBooks(standIn.url, company.id)
    expect(checkBooks(expected, booked)).toEqual([])
    expect(checkBooks(expected.slice(1), booked)).toEqual([expect.stringContaining('never asked for')])
    expect(await checkStandIn(standIn.url)).toEqual([])
  } finally {
    await standIn.close()
  }
})
