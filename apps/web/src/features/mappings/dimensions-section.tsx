import { Select, Textarea } from '@mantine/core'
import type { AdministrationView, MappingCodes, RulesMaterial } from '@tosite/contract'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { CodeTable } from './code-table.tsx'
import { DimensionSwitch } from './dimension-switch.tsx'
import { FormSection } from './form-section.tsx'
import classes from './mapping-form.module.css'
import type { MappingFormValues } from './mapping-form-values.ts'
import { MaskList } from './mask-list.tsx'

interface DimensionsSectionProps {
  readonly administration: AdministrationView
  readonly codes: MappingCodes
  readonly material: RulesMaterial
  /** What the server said of the last attempt to save. */
  readonly refused: unknown
}

const sides = [
  { name: 'costCenters', kind: 'cost-center', label: 'costCenters', dimension: 'costCenterDimension' },
  { name: 'costUnits', kind: 'cost-unit', label: 'costUnits', dimension: 'costUnitDimension' },
] as const

/** Where cost centres and cost units go, item by item. */
export function DimensionsSection({ administration, codes, material, refused }: DimensionsSectionProps) {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const [costCenters, costUnits] = useWatch({ control, name: ['costCenters', 'costUnits'] })
  const values = { costCenters, costUnits }
  return (
    <FormSection name="dimensions" title={t('mapping.section.dimensions')} about={t('mapping.about.dimensions')}>
      {sides.map(({ name, label, dimension }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          rules={{ validate: ({ on, dimension: { text } }) => !on || text.trim() !== '' }}
          render={({ field, fieldState }) => (
            <div className={classes.narrow}>
              <DimensionSwitch
                label={t(`mapping.${label}`)}
                dimensionLabel={t(`mapping.${dimension}`)}
                value={field.value}
                onChange={field.onChange}
                disabled={field.disabled ?? false}
                dimensions={administration.dimensions}
                ready
                refused={refused}
                attempted={fieldState.invalid}
              />
            </div>
          )}
        />
      ))}
      <Textarea
        className={classes.narrow}
        label={t('mapping.accountMask')}
        description={t('mapping.accountMaskAbout')}
        placeholder="[4-9][0-9][0-9][0-9]"
        rows={2}
        {...register('accountMasks')}
        error={formState.errors.accountMasks?.message}
      />
      <MaskList accounts={administration.accounts} journalAccounts={material.accounts} />
      <Controller
        control={control}
        name="missingItem"
        render={({ field }) => (
          <Select
            {...field}
            className={classes.narrow ?? ''}
            label={t('mapping.missingItem')}
            description={t('mapping.missingItemAbout')}
            data={(['refuse', 'create'] as const).map((value) => ({ value, label: t(`mapping.missing.${value}`) }))}
            allowDeselect={false}
          />
        )}
      />
      {codes.complete ? null : <Notice tone="waiting">{t('mapping.codesIncomplete')}</Notice>}
      {sides.map(({ name, kind, label }) =>
        values[name].on ? (
          <CodeTable
            key={kind}
            kind={kind}
            caption={t(`mapping.${label}`)}
            codes={codes}
            dimension={administration.dimensions.find(({ id }) => id === values[name].dimension.id)}
          />
        ) : null,
      )}
    </FormSection>
  )
}
