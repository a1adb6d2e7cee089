import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { AdministrationView } from '@tosite/contract'
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { AccountSelect } from './account-select.tsx'
import classes from './mapping-form.module.css'
import type { MappingFormValues } from './mapping-form-values.ts'

/** VAT of all rows, exceptions per account, and the processing, which Procountor needs seldom. */
export function VatFields({ administration }: { readonly administration: AdministrationView }) {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'vatByAccount' })
  return (
    <>
      <h3>{t('vat.title')}</h3>
      <fieldset className={`${classes.row} ${classes.vat}`} aria-label={t('vat.forAll')}>
        <span>{t('vat.forAll')}</span>
        <VatRow name="vat" administration={administration} />
      </fieldset>
      {fields.map((field, at) => (
        <fieldset
          key={field.id}
          className={`${classes.row} ${classes.vat}`}
          aria-label={t('vat.exception', { number: at + 1 })}
        >
          <AccountSelect
            label={t('vat.account')}
            name={`vatByAccount.${at}.account`}
            accounts={administration.accounts}
            required
          />
          <VatRow name={`vatByAccount.${at}`} administration={administration} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('vat.remove', { number: at + 1 })}
            disabled={formState.disabled}
            onClick={() => remove(at)}
          >
            <IconTrash size={18} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          disabled={formState.disabled}
          onClick={() => append({ account: null, type: 'PURCHASE', status: 12, percent: 0 })}
        >
          {t('vat.add')}
        </Button>
      </div>
      <TextInput
        className={classes.narrow}
        label={t('vat.processing')}
        description={t('vat.processingAbout')}
        {...register('vatProcessing')}
        error={formState.errors.vatProcessing?.message}
      />
    </>
  )
}

interface VatRowProps {
  readonly name: 'vat' | `vatByAccount.${number}`
  readonly administration: AdministrationView
}

function VatRow({ name, administration }: VatRowProps) {
  const { t } = useTranslation('integration')
  const { control } = useFormContext<MappingFormValues>()
  const type = useWatch({ control, name: `${name}.type` })
  const statuses = administration.vatStatuses
    .filter(({ sales, purchase }) => (type === 'SALES' ? sales : purchase))
    .map(({ status, description }) => ({ value: String(status), label: `${status} ${description}` }))
  return (
    <>
      <Controller
        control={control}
        name={`${name}.type`}
        render={({ field }) => (
          <Select
            {...field}
            label={t('vat.type')}
            data={(['PURCHASE', 'SALES'] as const).map((value) => ({ value, label: t(`vat.types.${value}`) }))}
            allowDeselect={false}
          />
        )}
      />
      <Controller
        control={control}
        name={`${name}.status`}
        rules={{ required: t('mapping.required') }}
        render={({ field, fieldState }) => (
          <Select
            {...field}
            label={t('vat.status')}
            data={withStored(statuses, field.value)}
            value={field.value === '' ? null : String(field.value)}
            onChange={(value) => field.onChange(value === null ? '' : Number(value))}
            allowDeselect={false}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name={`${name}.percent`}
        rules={{ validate: (percent) => percent !== '' || t('mapping.required') }}
        render={({ field, fieldState }) => (
          <NumberInput
            {...field}
            label={t('vat.percent')}
            onChange={(value) => field.onChange(value === '' ? '' : Number(value))}
            min={0}
            max={100}
            decimalScale={2}
            hideControls
            error={fieldState.error?.message}
          />
        )}
      />
    </>
  )
}

/** What is stored stays visible, also where Procountor no longer offers it. */
function withStored(options: readonly { value: string; label: string }[], stored: number | '') {
  const value = String(stored)
  return stored === '' || options.some((option) => option.value === value)
    ? [...options]
    : [...options, { value, label: value }]
}
