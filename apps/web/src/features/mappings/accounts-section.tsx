import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { AdministrationView, RulesMaterial } from '@tosite/contract'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { AccountSelect } from './account-select.tsx'
import { FormSection } from './form-section.tsx'
import classes from './mapping-form.module.css'
import type { MappingFormValues } from './mapping-form-values.ts'
import { NmbrsAccountField } from './nmbrs-account-field.tsx'
import { VatFields } from './vat-fields.tsx'

interface AccountsSectionProps {
  readonly administration: AdministrationView
  readonly material: RulesMaterial
}

/** Which Procountor account stands for which of Nmbrs', and with which VAT. */
export function AccountsSection({ administration, material }: AccountsSectionProps) {
  const { t } = useTranslation('integration')
  const { control, register, formState } = useFormContext<MappingFormValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'accountOverrides' })
  const { accounts } = administration
  return (
    <FormSection name="accounts" title={t('mapping.section.accounts')} about={t('mapping.about.accounts')}>
      {fields.map((field, at) => (
        <fieldset key={field.id} className={classes.row} aria-label={t('mapping.override', { number: at + 1 })}>
          <NmbrsAccountField at={at} accounts={accounts} journalAccounts={material.accounts} />
          <AccountSelect
            label={t('mapping.procountorAccount')}
            name={`accountOverrides.${at}.procountorAccount`}
            accounts={accounts}
            required
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('mapping.removeOverride', { number: at + 1 })}
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
          onClick={() => append({ nmbrsAccount: '', procountorAccount: null })}
        >
          {t('mapping.addOverride')}
        </Button>
      </div>
      <div className={classes.narrow}>
        <AccountSelect
          label={t('mapping.fallbackAccount')}
          description={t('mapping.fallbackAbout')}
          name="fallbackAccount"
          accounts={accounts}
          clearable
        />
      </div>
      <TextInput
        className={classes.narrow}
        label={t('mapping.differenceAccount')}
        description={t('mapping.differenceAbout')}
        {...register('differenceAccount')}
        error={formState.errors.differenceAccount?.message}
      />
      <VatFields administration={administration} />
    </FormSection>
  )
}
