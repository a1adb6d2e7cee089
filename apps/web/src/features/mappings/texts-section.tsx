import { TextInput } from '@mantine/core'
import type { RulesMaterial } from '@tosite/contract'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FormSection } from './form-section.tsx'
import type { MappingFormValues } from './mapping-form-values.ts'
import { ReferenceSample } from './reference-sample.tsx'

interface TextsSectionProps {
  readonly company: { readonly number: string }
  readonly material: RulesMaterial
}

/** How the receipts are named, with samples as they would be. */
export function TextsSection({ company, material }: TextsSectionProps) {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const pattern = useWatch({ control, name: 'referencePattern' })
  return (
    <FormSection name="texts" title={t('mapping.section.texts')} about={t('mapping.about.texts')}>
      <TextInput
        label={t('texts.referencePattern')}
        description={t('texts.patternAbout')}
        {...register('referencePattern', { validate: (text) => text.trim() !== '' || t('mapping.required') })}
        error={formState.errors.referencePattern?.message}
      />
      <ReferenceSample pattern={pattern} material={material} companyNumber={company.number} />
    </FormSection>
  )
}
