import type { RulesMaterial } from '@tosite/contract'
import { composeReference, isWindows1252, longestReference } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { useRunName } from '../../shared/run-name.ts'
import classes from './rules.module.css'

interface ReferenceSampleProps {
  readonly pattern: string
  readonly material: RulesMaterial
  readonly companyNumber: string
}

type SampleRun = RulesMaterial['runs'][number]

/** How the reference of the company's own runs would read: of the newest, and of the one with the longest description. */
export function ReferenceSample({ pattern, material: { runs, periodType }, companyNumber }: ReferenceSampleProps) {
  const { t } = useTranslation('rules')
  const [newest] = runs
  const longest = runs.reduce<SampleRun | undefined>(
    (found, run) => (found === undefined || run.description.length > found.description.length ? run : found),
    undefined,
  )
  const invented = { ...inventedRun, companyNumber, description: t('sample.run') }
  const shown = newest === undefined || longest === undefined ? [invented] : [...new Set([newest, longest])]
  return (
    <div className={classes.samples}>
      {newest === undefined ? <p className={classes.aside}>{t('sample.invented')}</p> : null}
      {shown.map((run) => (
        <Sample
          key={`${run.year}-${run.number}`}
          pattern={pattern}
          run={{ ...run, periodType: periodType ?? 'month' }}
        />
      ))}
      {isWindows1252(pattern) ? null : <p className={classes.fault}>{t('sample.replaced')}</p>}
    </div>
  )
}

const inventedRun = { year: 2026, number: 6, periodStart: 6, periodEnd: 6 }

function Sample({ pattern, run }: { readonly pattern: string; readonly run: Parameters<typeof composeReference>[0] }) {
  const { t } = useTranslation('rules')
  const runName = useRunName()
  const format = useFormat()
  const { name, whole, pattern: used } = composeReference(run, pattern.trim())
  return (
    <div className={classes.sample}>
      <p className={classes.aside}>{t('sample.of', { run: runName(run) })}</p>
      <output className={classes.reference}>{name}</output>
      <p className={classes.aside}>
        {t('sample.length', { length: format.number(name.length), most: format.number(longestReference) })}
      </p>
      {name === whole ? null : (
        <p className={classes.fault}>{t('sample.cut', { whole, count: whole.length - name.length })}</p>
      )}
      {used === pattern.trim() ? null : <p className={classes.fault}>{t('sample.default')}</p>}
    </div>
  )
}
