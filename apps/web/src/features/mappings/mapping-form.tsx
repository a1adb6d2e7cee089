import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AdministrationView, MappingCodes, MappingView, RulesMaterial } from '@tosite/contract'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { needs } from '../../shared/needs.ts'
import { mappingQuery } from '../../shared/queries/mappings-queries.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import { UnsavedGuard } from '../../shared/ui/unsaved-guard.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { CopyRules } from './copy-rules.tsx'
import { DatesSection } from './dates-section.tsx'
import { DeleteMapping } from './delete-mapping.tsx'
import { DimensionsSection } from './dimensions-section.tsx'
import { DriftSection } from './drift-section.tsx'
import { EffectLine } from './effect-line.tsx'
import classes from './mapping-form.module.css'
import { type MappingFormValues, rulesOfValues, valuesOfMapping } from './mapping-form-values.ts'
import { placeRefusals } from './place-refusals.ts'
import { SendingSection } from './sending-section.tsx'
import { TextsSection } from './texts-section.tsx'

interface MappingFormProps {
  readonly mapping: MappingView
  readonly codes: MappingCodes
  readonly administration: AdministrationView
  readonly material: RulesMaterial
}

export function MappingForm({ mapping, codes, administration, material }: MappingFormProps) {
  const { t } = useTranslation(['integration', 'common'])
  const queryClient = useQueryClient()
  const mayWrite = useMay()(needs.writeAccounts)
  const form = useForm<MappingFormValues>({ defaultValues: valuesOfMapping(mapping, codes.codes), disabled: !mayWrite })
  const [version, setVersion] = useState(mapping.version)
  const save = useMutation({
    mutationFn: (values: MappingFormValues) =>
      request('updateMapping', {
        params: { mappingId: mapping.id },
        body: { version, rules: rulesOfValues(values, administration.dimensions) },
      }),
    onSuccess: take,
    onError: (error) => placeRefusals(error, form, t),
  })
  const { isDirty } = form.formState

  function take(saved: MappingView) {
    setVersion(saved.version)
    form.reset(valuesOfMapping(saved, codes.codes))
    queryClient.setQueryData(mappingQuery(mapping.id).queryKey, saved)
    return queryClient.invalidateQueries({ queryKey: ['mappings'] })
  }

  async function loadAnew() {
    const fresh = await queryClient.fetchQuery({ ...mappingQuery(mapping.id), staleTime: 0 })
    setVersion(fresh.version)
    form.reset(valuesOfMapping(fresh, codes.codes))
    save.reset()
  }

  return (
    <FormProvider {...form}>
      <DriftSection mappingId={mapping.id} unsaved={isDirty} onFixed={loadAnew} />
      <form className={classes.form} noValidate onSubmit={form.handleSubmit((values) => save.mutate(values))}>
        {mayWrite ? <CopyRules mapping={mapping} unsaved={isDirty} onCopied={(copied) => void take(copied)} /> : null}
        <AccountsSection administration={administration} material={material} />
        <DimensionsSection administration={administration} codes={codes} material={material} refused={save.error} />
        <DatesSection administration={administration} material={material} />
        <TextsSection company={mapping.company} material={material} />
        <SendingSection />
        {mayWrite ? (
          <div className={classes.bar}>
            {isDirty ? <EffectLine mappingId={mapping.id} dimensions={administration.dimensions} /> : null}
            {save.error ? (
              <ErrorNotice error={save.error}>
                {save.error instanceof RequestError && save.error.code === 'mapping-changed' ? (
                  <Button mt="xs" size="xs" variant="default" onClick={() => void loadAnew()}>
                    {t('common:reload')}
                  </Button>
                ) : null}
              </ErrorNotice>
            ) : null}
            <Group justify="space-between">
              <Group gap="sm">
                <Button type="submit" loading={save.isPending}>
                  {t('common:save')}
                </Button>
                <span role="status">
                  {save.isSuccess && !isDirty ? <Mark tone="good">{t('common:saved')}</Mark> : null}
                  {isDirty ? <Mark tone="waiting">{t('mapping.unsaved')}</Mark> : null}
                </span>
              </Group>
              <DeleteMapping mapping={mapping} onDeleted={() => form.reset()} />
            </Group>
          </div>
        ) : null}
      </form>
      <UnsavedGuard when={isDirty && !save.isPending} />
    </FormProvider>
  )
}
