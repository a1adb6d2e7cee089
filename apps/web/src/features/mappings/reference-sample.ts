import type { Run } from '@tosite/core'

/** Procountor's limit of a receipt's name. */
const longestReference = 80

/**
 * How a reference would look, for the eye only: what is sent is composed by the server, which also replaces characters
 * that Procountor cannot hold. Doing that here would carry a table of all scripts into the browser.
 */
export function referenceSample(pattern: string, run: Run): string {
  const gaps: Readonly<Record<string, string>> = {
    '{company number}': run.companyNumber,
    '{year}': String(run.year),
    '{run number}': String(run.number),
    '{run description}': run.description,
    '{period}': `${run.periodEnd}/${run.year}`,
  }
  return pattern
    .replace(/\{[a-z ]+\}/g, (gap) => gaps[gap] ?? gap)
    .trim()
    .slice(0, longestReference)
    .trim()
}
