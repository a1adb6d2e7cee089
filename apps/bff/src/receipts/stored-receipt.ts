import { cents, type Receipt } from '@tosite/core'
import * as z from 'zod'

const Money = z.int().transform(cents)
const Vat = z.object({ type: z.enum(['PURCHASE', 'SALES']), status: z.int(), percent: z.number() })
const RowItem = z.union([
  z.object({ dimensionId: z.int(), code: z.string(), itemId: z.int(), codeName: z.string() }),
  z.object({ dimensionId: z.int(), code: z.string(), create: z.literal(true) }),
])
const Row = z.object({
  account: z.string(),
  costCenter: RowItem.exactOptional(),
  costUnit: RowItem.exactOptional(),
  amount: Money,
  text: z.string(),
  vat: Vat,
  lines: z.array(z.int()),
})
const StoredReceipt = z.object({
  key: z.string(),
  period: z.object({ year: z.int(), number: z.int() }),
  date: z.string(),
  correction: z.boolean(),
  moved: z.object({ from: z.string(), reason: z.enum(['closed', 'own-period']) }).exactOptional(),
  name: z.string(),
  rows: z.array(Row),
  debit: Money,
  credit: Money,
  lines: z.array(z.int()),
  vat: Vat,
  vatProcessing: z.string().exactOptional(),
})

/**
 * A receipt out of the `content` column.
 * @throws ZodError where it is no receipt: what is stored is never guessed at
 */
export function storedReceipt(content: unknown): Receipt {
  return StoredReceipt.parse(content)
}
