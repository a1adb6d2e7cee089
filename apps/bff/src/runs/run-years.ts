/** Nmbrs' Journal entries Export exists for payroll year 2017 and later. */
const firstYear = 2017

/** Years worth offering, newest first: next year's runs may exist before the year does. */
export function runYears(thisYear: number): readonly number[] {
  const newest = thisYear + 1
  return Array.from({ length: Math.max(0, newest - firstYear + 1) }, (_, back) => newest - back)
}
