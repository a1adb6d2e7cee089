import { TextInput } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FormSection } from './form-section.tsx'
import classes from './mapping-form.module.css'
import type { MappingFormValues } from './mapping-form-values.ts'
import { referenceSample } from './reference-sample.ts'

/** How the receipts are named, with a sample as they would be. */
export function TextsSection({ company }: { readonly company: { readonly number: string } }) {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const pattern = useWatch({ control, name: 'referencePattern' })
  const sample = referenceSample(pattern, {
    companyNumber: company.number,
    year: 2026,
    number: 6,
    description: t('texts.sampleRun'),
    periodStart: 6,
    periodEnd: 6,
    periodType: 'month',
  })
  return (
    <FormSection name="texts" title={t('mapping.section.texts')} about={t('mapping.about.texts')}>
      <TextInput
        label={t('texts.referencePattern')}
        description={t('texts.patternAbout')}
        {...register('referencePattern', { validate: (text) => text.trim() !== '' || t('mapping.required') })}
        error={formState.errors.referencePattern?.message}
      />
      <p className={classes.about}>
        {t('texts.sample')} <output>{sample}</output>
      </p>
    </FormSection>
  )
}
