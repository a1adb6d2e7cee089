import { Select, type SelectProps } from '@mantine/core'
import type { AdministrationView } from '@tosite/contract'
import { useMemo } from 'react'
import { type FieldPathByValue, useController, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MappingFormValues } from './mapping-form-values.ts'

type AccountPath = FieldPathByValue<MappingFormValues, string | null>

interface AccountSelectProps extends Pick<SelectProps, 'label' | 'description' | 'clearable'> {
  readonly name: AccountPath
  readonly accounts: AdministrationView['accounts']
  readonly required?: boolean
}

/** Enough to choose from; typing narrows it. */
const mostShown = 100

/** One of Procountor's accounts, found by number or name. An account that is no longer there stays visible. */
export function AccountSelect({ name, accounts, required = false, ...select }: AccountSelectProps) {
  const { t } = useTranslation('integration')
  const { control } = useFormContext<MappingFormValues>()
  const { field, fieldState } = useController({
    control,
    name,
    rules: required ? { required: t('mapping.required') } : {},
  })
  const value = typeof field.value === 'string' && field.value !== '' ? field.value : null
  const data = useMemo(() => {
    const known = accounts
      .filter(({ active, code }) => active || code === value)
      .map(({ code, name: accountName }) => ({ value: code, label: `${code} ${accountName}` }))
    const isKnown = value === null || known.some((option) => option.value === value)
    return isKnown ? known : [...known, { value, label: t('mapping.unknownAccount', { account: value }) }]
  }, [accounts, value, t])
  return (
    <Select
      {...select}
      ref={field.ref}
      name={field.name}
      data={data}
      limit={mostShown}
      value={value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      disabled={field.disabled ?? false}
      searchable
      nothingFoundMessage={t('mapping.noAccountFound')}
      error={fieldState.error?.message}
    />
  )
}
