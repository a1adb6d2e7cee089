import { TextInput } from '@mantine/core'
import type { AdministrationView } from '@tosite/contract'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MappingFormValues } from './mapping-form-values.ts'

interface NmbrsAccountFieldProps {
  /** Which override. */
  readonly at: number
  readonly accounts: AdministrationView['accounts']
  /** Codes that journals of the company carry. */
  readonly journalAccounts: readonly string[]
}

/** Nmbrs' account of an override, with what it would mean without one and whether journals carry it. */
export function NmbrsAccountField({ at, accounts, journalAccounts }: NmbrsAccountFieldProps) {
  const { t } = useTranslation(['integration', 'rules'])
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const code = useWatch({ control, name: `accountOverrides.${at}.nmbrsAccount` }).trim()
  const name = accounts.find((account) => account.code === code)?.name
  const hints = [
    name === undefined ? t('rules:override.notInChart') : t('rules:override.itself', { account: `${code} ${name}` }),
    t(journalAccounts.includes(code) ? 'rules:override.inJournals' : 'rules:override.notInJournals'),
  ]
  return (
    <TextInput
      label={t('mapping.nmbrsAccount')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={code === '' ? undefined : hints.join(' ')}
      {...register(`accountOverrides.${at}.nmbrsAccount`, {
        validate: (text) => text.trim() !== '' || t('mapping.required'),
      })}
      error={formState.errors.accountOverrides?.[at]?.nmbrsAccount?.message}
    />
  )
}
