import type { NmbrsJournalLine } from '../nmbrs/entities.ts'
import { netPay } from './wages.ts'

const gross = 'Bruttopalkat'
const pension = 'TyEL, työnantajan osuus'

const line = (
  account: string,
  costCenter: string,
  costUnit: string,
  amount: number,
  text: string,
): NmbrsJournalLine => ({ account, costCenter, costUnit, amount, text })

/** The tour's June 2026: bakery and shop, two products, and a part of the shop's wages without a product. */
export const sampleJune: readonly NmbrsJournalLine[] = [
  line('5000', '100', 'P-01', 980_000, gross),
  line('5000', '200', 'P-02', 615_000, gross),
  line('5000', '200', '', 250_000, gross),
  line('6110', '100', 'P-01', 174_340, pension),
  line('6110', '200', 'P-02', 153_980, pension),
  line('2941', '', '', -391_140, 'Ennakonpidätysvelka'),
  line('2945', '', '', -460_238, 'TyEL-velka'),
  line('2961', '', '', -1_321_942, netPay),
]

/** What June corrects in each month from January to May: a raise paid afterwards. */
export const sampleCorrection: readonly NmbrsJournalLine[] = [
  line('5000', '100', 'P-01', 12_500, gross),
  line('6110', '100', 'P-01', 2_224, pension),
  line('2941', '', '', -2_625, 'Ennakonpidätysvelka'),
  line('2945', '', '', -3_118, 'TyEL-velka'),
  line('2961', '', '', -8_981, netPay),
]
