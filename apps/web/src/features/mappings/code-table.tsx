import { Select } from '@mantine/core'
import type { AdministrationView, MappingCodes } from '@tosite/contract'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../shared/ui/data-table.tsx'
import type { MappingFormValues } from './mapping-form-values.ts'

interface CodeTableProps {
  readonly kind: 'cost-center' | 'cost-unit'
  readonly caption: string
  readonly codes: MappingCodes
  /** Undefined while another dimension is being typed. */
  readonly dimension: AdministrationView['dimensions'][number] | undefined
}

/** A row per code with the item that it becomes. */
export function CodeTable({ kind, caption, codes, dimension }: CodeTableProps) {
  const { t } = useTranslation('integration')
  const { control } = useFormContext<MappingFormValues>()
  const bindings = useWatch({ control, name: 'bindings' })
  const rows = bindings.flatMap((binding, at) => (binding.kind === kind ? [{ ...binding, at }] : []))
  const columns = [
    { key: 'code', label: t('codes.code') },
    { key: 'description', label: t('codes.description') },
    { key: 'item', label: t('codes.item') },
  ]
  if (rows.length === 0) return <p>{t('codes.none', { caption })}</p>
  return (
    <div>
      <h3>{caption}</h3>
      <DataTable caption={t('codes.caption', { caption })} columns={columns}>
        <tbody>
          {rows.map(({ at, code, description }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td>{description === '' ? '–' : description}</td>
              <td>
                <Controller
                  control={control}
                  name={`bindings.${at}.itemId`}
                  render={({ field, fieldState }) => (
                    <Select
                      {...field}
                      aria-label={t('codes.itemOf', { code })}
                      data={itemOptions(dimension, field.value)}
                      placeholder={placeholderOf(codes, kind, code, t)}
                      searchable
                      clearable
                      limit={100}
                      size="xs"
                      miw={220}
                      nothingFoundMessage={t('codes.noItem')}
                      error={fieldState.error?.message}
                    />
                  )}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

/** Active items, and the bound one also where it is no longer active: it must be seen to be changed. */
function itemOptions(dimension: CodeTableProps['dimension'], bound: string | null) {
  const items = (dimension?.items ?? []).filter(({ id, active }) => active || String(id) === bound)
  const options = items.map(({ id, codeName, description, active }) => ({
    value: String(id),
    label: [codeName, description === codeName ? '' : description].filter((part) => part !== '').join(' · '),
    disabled: !active,
  }))
  return bound === null || options.some(({ value }) => value === bound)
    ? options
    : [...options, { value: bound, label: `#${bound}`, disabled: true }]
}

type Translate = ReturnType<typeof useTranslation<'integration'>>['t']

/** What happens to a code without a chosen item: it binds by itself where exactly one fits. */
function placeholderOf(codes: MappingCodes, kind: CodeTableProps['kind'], code: string, t: Translate): string {
  const candidates = codes.codes.find((known) => known.kind === kind && known.code === code)?.candidates ?? []
  const [only, another] = candidates
  if (only === undefined) return t('codes.fitsNone')
  return another === undefined ? t('codes.fitsOne', { item: only.codeName }) : t('codes.fitsSeveral')
}
