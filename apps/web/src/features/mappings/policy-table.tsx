import type { AdministrationView, RulesMaterial } from '@tosite/contract'
import { type PolicyEffect, policyEffects } from '@tosite/core'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useFindingText } from '../../shared/finding-text.ts'
import { useFormat } from '../../shared/format.ts'
import { useRunName } from '../../shared/run-name.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import type { MappingFormValues } from './mapping-form-values.ts'
import { policyDates } from './policy-dates.ts'
import classes from './rules.module.css'

interface PolicyTableProps {
  readonly material: RulesMaterial
  readonly fiscalYears: AdministrationView['fiscalYears']
}

/** Month by month: whether it is open in Procountor, and where the chosen policy would book a correction of it. */
export function PolicyTable({ material, fiscalYears }: PolicyTableProps) {
  const { t } = useTranslation('rules')
  const runName = useRunName()
  const { control } = useFormContext<MappingFormValues>()
  const policy = useWatch({ control, name: 'periodPolicy' })
  const asked = useMemo(() => policyDates(material), [material])
  if (asked === undefined || asked.dates.length === 0) return <p className={classes.aside}>{t('policy.noRuns')}</p>
  const { run, ownDate, dates } = asked
  const effects = policyEffects(dates, {
    policy,
    fiscalYears,
    run,
    ...(ownDate === undefined ? {} : { ownTransactionDate: ownDate }),
  })
  const columns = (['month', 'status', 'lands', 'why'] as const).map((key) => ({
    key,
    label: t(`policy.column.${key}`),
  }))
  return (
    <div className={classes.policy}>
      <p className={classes.aside}>
        {t('policy.about', { run: runName(run), period: `${run.periodEnd}/${run.year}` })}
      </p>
      <DataTable caption={t('policy.caption')} columns={columns}>
        <tbody>
          {effects.map((effect) => (
            <MonthRow key={effect.date} effect={effect} />
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

function MonthRow({ effect: { date, status, lands, findings } }: { readonly effect: PolicyEffect }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const textOf = useFindingText()
  return (
    <tr>
      <th scope="row">{format.month(date)}</th>
      <td>
        <Mark tone={status === 'open' ? 'good' : 'conflict'}>{t(`policy.status.${status}`)}</Mark>
      </td>
      <td>{lands === undefined ? <Mark tone="bad">{t('policy.refused')}</Mark> : format.date(lands)}</td>
      <td className={classes.why}>
        {findings.length === 0
          ? t('policy.asConcerned')
          : findings.map(({ code, severity, values }) => (
              <span key={code}>
                {code === 'receipt-moved'
                  ? t(`policy.moved.${values.reason === 'own-period' ? 'own-period' : 'closed'}`)
                  : textOf({ code, severity, values: plainValues(values) }).title}{' '}
                <HelpLink entryId={code} />
              </span>
            ))}
      </td>
    </tr>
  )
}

function plainValues(values: PolicyEffect['findings'][number]['values']) {
  return Object.fromEntries(
    Object.entries(values).map(([gap, value]) => [gap, typeof value === 'object' ? [...value] : value]),
  )
}
