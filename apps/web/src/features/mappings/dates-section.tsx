import { NumberInput, Select } from '@mantine/core'
import type { AdministrationView, RulesMaterial } from '@tosite/contract'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FormSection } from './form-section.tsx'
import classes from './mapping-form.module.css'
import type { MappingFormValues } from './mapping-form-values.ts'
import { PolicyTable } from './policy-table.tsx'

const policies = ['period-concerned', 'period-concerned-else-first-open', 'own-period'] as const
const bookingDates = ['as-in-journal', 'last-day', 'payment-day', 'payment-date'] as const

interface DatesSectionProps {
  readonly administration: AdministrationView
  readonly material: RulesMaterial
}

/** Which period a correction is booked in, and which day the run's own receipt. */
export function DatesSection({ administration, material }: DatesSectionProps) {
  const { t } = useTranslation('integration')
  const { control } = useFormContext<MappingFormValues>()
  const bookingDate = useWatch({ control, name: 'bookingDate' })
  return (
    <FormSection name="dates" title={t('mapping.section.dates')} about={t('mapping.about.dates')}>
      <Controller
        control={control}
        name="periodPolicy"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            className={classes.narrow ?? ''}
            label={t('dates.periodPolicy')}
            description={t(`dates.policyAbout.${field.value}`)}
            data={policies.map((value) => ({ value, label: t(`dates.policy.${value}`) }))}
            allowDeselect={false}
            error={fieldState.error?.message}
          />
        )}
      />
      <PolicyTable material={material} fiscalYears={administration.fiscalYears} />
      <Controller
        control={control}
        name="bookingDate"
        render={({ field, fieldState }) => (
          <Select
            {...field}
            className={classes.narrow ?? ''}
            label={t('dates.bookingDate')}
            description={t(`dates.bookingAbout.${field.value}`)}
            data={bookingDates.map((value) => ({ value, label: t(`dates.booking.${value}`) }))}
            allowDeselect={false}
            error={fieldState.error?.message}
          />
        )}
      />
      {bookingDate === 'payment-day' ? (
        <Controller
          control={control}
          name="paymentDay"
          rules={{ validate: (day) => day !== '' || t('mapping.required') }}
          render={({ field, fieldState }) => (
            <NumberInput
              {...field}
              className={classes.narrow ?? ''}
              label={t('dates.paymentDay')}
              onChange={(value) => field.onChange(value === '' ? '' : Number(value))}
              min={1}
              max={31}
              allowDecimal={false}
              clampBehavior="strict"
              error={fieldState.error?.message}
            />
          )}
        />
      ) : null}
    </FormSection>
  )
}
