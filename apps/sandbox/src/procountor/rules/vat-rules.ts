import type { Books } from './books.ts'

const noVatHandling = 12

/** Whether the company has this VAT status for purchases or sales. 0 is never one. */
export function isVatStatusEnabled(
  status: number | undefined,
  vatType: string | undefined,
  { vatStatuses }: Books,
): boolean {
  const found = vatStatuses.find((each) => each.status === status && status !== 0)
  return found !== undefined && (vatType === 'SALES' ? found.sales : found.purchase)
}

/** No VAT handling and a percentage other than 0 exclude each other. */
export function statusFitsPercent(status: number | undefined, percent: number | undefined): boolean {
  return status !== noVatHandling || percent === undefined || percent === 0
}
