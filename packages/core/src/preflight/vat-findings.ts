import type { Administration } from '../administrations/administration.ts'
import type { AdministrationAccess } from '../administrations/administration-access.ts'
import type { Finding } from '../findings/finding.ts'
import type { Mapping } from '../mappings/mapping.ts'
import type { Receipt } from '../receipts/receipt.ts'

/**
 * What is worth a look about VAT besides what the receipts themselves are checked for. Both are warnings: 0 % may be taken
 * though no list has it, and another country's VAT may be booked by a user with the right for it, which no list shows.
 */
export function vatFindings(
  receipts: readonly Receipt[],
  { vatProcessing }: Mapping,
  administration: Administration | null,
  access: AdministrationAccess | null,
): readonly Finding[] {
  const found: Finding[] = []
  const unlisted = (['PURCHASE', 'SALES'] as const).filter(
    (type) =>
      receipts.some(({ rows }) => rows.some(({ vat }) => vat.type === type && vat.percent === 0)) &&
      administration !== null &&
      !administration.vatPercents.some(
        (known) => known.percent === 0 && (type === 'SALES' ? known.sales : known.purchase),
      ),
  )
  for (const type of unlisted) found.push({ code: 'zero-vat-unlisted', severity: 'warning', values: { type } })
  const country = access?.country ?? null
  if (vatProcessing !== undefined && country !== null && vatProcessing !== country) {
    found.push({ code: 'foreign-vat', severity: 'warning', values: { vatProcessing, country } })
  }
  return found
}
