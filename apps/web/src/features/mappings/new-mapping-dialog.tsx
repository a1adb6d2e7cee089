import { Button, Fieldset, Group, Loader, Modal, Select, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Company, MappingView } from '@tosite/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountsQuery, administrationQuery } from '../../shared/queries/accounts-queries.ts'
import { companiesQuery } from '../../shared/queries/companies-queries.ts'
import { mappingsQuery } from '../../shared/queries/mappings-queries.ts'
import { request } from '../../shared/request.ts'
import { RequestError } from '../../shared/request-error.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { dimensionChoice } from './dimension-choice.ts'
import { DimensionSwitch, type SwitchedDimension, switchedOff } from './dimension-switch.tsx'

interface NewMappingDialogProps {
  readonly onClose: () => void
  readonly onSaved: (mapping: MappingView) => void
}

/** Ties a company to an administration: whom, where to, and with which dimensions. */
export function NewMappingDialog({ onClose, onSaved }: NewMappingDialogProps) {
  const { t } = useTranslation(['integration', 'common'])
  const queryClient = useQueryClient()
  const companies = useQuery(companiesQuery)
  const accounts = useQuery(accountsQuery)
  const [companyId, setCompanyId] = useState<string | null>(null)
  const [accountId, setAccountId] = useState<string | null>(null)
  const [costCenters, setCostCenters] = useState<SwitchedDimension>(switchedOff)
  const [costUnits, setCostUnits] = useState<SwitchedDimension>(switchedOff)
  const [attempted, setAttempted] = useState(false)
  const administration = useQuery({ ...administrationQuery(accountId ?? ''), enabled: accountId !== null })
  const dimensions = administration.data?.dimensions ?? []

  const save = useMutation({
    mutationFn: (ids: { readonly companyId: number; readonly accountId: string }) =>
      request('createMapping', {
        body: {
          ...ids,
          costCenterDimension: costCenters.on ? dimensionChoice(costCenters.dimension, dimensions) : null,
          costUnitDimension: costUnits.on ? dimensionChoice(costUnits.dimension, dimensions) : null,
        },
      }),
    onSuccess: async (mapping) => {
      await Promise.all(
        [mappingsQuery, accountsQuery, companiesQuery].map(({ queryKey }) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      )
      onSaved(mapping)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setAttempted(true)
    const missing = [costCenters, costUnits].some(({ on, dimension }) => on && dimension.text.trim() === '')
    if (companyId === null || accountId === null || missing) return
    save.mutate({ companyId: Number(companyId), accountId })
  }

  const companyOptions = optionsOf((companies.data?.companies ?? []).filter(({ mapping }) => mapping === null))
  const accountOptions = (accounts.data?.accounts ?? [])
    .filter(({ status, mapping }) => status === 'authorized' && mapping === null)
    .map(({ id, username, administration: behind }) => ({ value: id, label: `${behind?.name ?? ''} (${username})` }))
  const dimensionProps = { dimensions, refused: save.error, attempted, ready: administration.data !== undefined }

  return (
    <Modal opened onClose={onClose} title={t('mappings.new')} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fieldset legend={t('wizard.who')}>
            <Stack gap="sm">
              <Select
                label={t('wizard.company')}
                data={companyOptions}
                value={companyId}
                onChange={setCompanyId}
                searchable
                openOnFocus={false}
                nothingFoundMessage={t('wizard.noCompany')}
                error={attempted && companyId === null ? t('wizard.chooseCompany') : undefined}
                rightSection={companies.isPending ? <Loader size={16} /> : undefined}
                data-autofocus
              />
              <Select
                label={t('wizard.administration')}
                description={accounts.isSuccess && accountOptions.length === 0 ? t('wizard.noAccount') : undefined}
                data={accountOptions}
                value={accountId}
                onChange={setAccountId}
                searchable
                openOnFocus={false}
                nothingFoundMessage={t('wizard.noAdministration')}
                error={attempted && accountId === null ? t('wizard.chooseAdministration') : undefined}
                rightSection={accounts.isPending ? <Loader size={16} /> : undefined}
              />
            </Stack>
          </Fieldset>
          <Fieldset legend={t('wizard.dimensions')}>
            <Stack gap="sm">
              <DimensionSwitch
                {...dimensionProps}
                label={t('mapping.costCenters')}
                dimensionLabel={t('mapping.costCenterDimension')}
                value={costCenters}
                onChange={setCostCenters}
              />
              <DimensionSwitch
                {...dimensionProps}
                label={t('mapping.costUnits')}
                dimensionLabel={t('mapping.costUnitDimension')}
                value={costUnits}
                onChange={setCostUnits}
              />
              {administration.error ? <ErrorNotice error={administration.error} /> : null}
            </Stack>
          </Fieldset>
          {save.error && !isUnknownDimension(save.error) ? <ErrorNotice error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('wizard.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Shown at the field that it is about. */
function isUnknownDimension(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'unknown-dimension'
}

/** Companies by their name; by name and number where two of them share the name. */
function optionsOf(companies: readonly Company[]) {
  const seen = new Set<string>()
  const shared = new Set(companies.map(({ name }) => name).filter((name) => seen.size === seen.add(name).size))
  return companies.map(({ id, number, name }) => ({
    value: String(id),
    label: shared.has(name) ? `${name} (${number})` : name,
  }))
}
