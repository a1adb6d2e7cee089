import { Switch, TextInput } from '@mantine/core'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FormSection } from './form-section.tsx'
import classes from './mapping-form.module.css'
import { type MappingFormValues, parsePeriodText } from './mapping-form-values.ts'

const switches = ['debitAndCreditApart', 'approve', 'lockedRunsOnly'] as const

/** What may be sent, and how it stands in Procountor after that. */
export function SendingSection() {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  return (
    <FormSection name="sending" title={t('mapping.section.sending')} about={t('mapping.about.sending')}>
      {switches.map((name) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { value, ...field } }) => (
            <Switch {...field} checked={value} label={t(`sending.${name}`)} description={t(`sending.about.${name}`)} />
          )}
        />
      ))}
      <TextInput
        className={classes.narrow}
        label={t('sending.startPeriod')}
        description={t('sending.about.startPeriod')}
        placeholder="1/2026"
        {...register('startPeriod', {
          validate: (text) => text.trim() === '' || parsePeriodText(text) !== undefined || t('sending.badPeriod'),
        })}
        error={formState.errors.startPeriod?.message}
      />
    </FormSection>
  )
}
