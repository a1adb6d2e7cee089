import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { Company, RunRow } from '@tosite/contract'
import type { PeriodType } from '@tosite/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FileField } from './file-field.tsx'
import { FindingList } from './finding-list.tsx'
import { findingsOf } from './findings-of.ts'
import classes from './journals.module.css'
import { readUpload, type UploadFields } from './upload-values.ts'
import { useUpload, useUploadRefusals } from './use-upload.ts'

interface UploadDialogProps {
  readonly company: Company
  readonly periodType: PeriodType
  /** The year on screen, which is the likely one. */
  readonly year: number
  readonly opened: boolean
  readonly onClose: () => void
  readonly onUploaded: (run: RunRow) => void
}

const numbers = ['year', 'period', 'runNumber'] as const

/** A journal from a file, with the run that it belongs to. What was typed stays until the journal is there. */
export function UploadDialog({ company, periodType, year, opened, onClose, onUploaded }: UploadDialogProps) {
  const { t } = useTranslation(['journals', 'common'])
  const blank: UploadFields = { file: null, year: '', period: '', runNumber: '', description: '' }
  const [typed, setTyped] = useState(blank)
  const [attempted, setAttempted] = useState(false)
  const fields = { ...typed, year: typed.year === '' && !attempted ? String(year) : typed.year }
  const upload = useUpload(company.id)
  const { refusalOf, isPlaced } = useUploadRefusals(
    attempted ? readUpload(fields, periodType) : undefined,
    upload.error,
    periodType,
  )
  const set = (changes: Partial<UploadFields>) => setTyped({ ...fields, ...changes })

  function submit(event: FormEvent) {
    event.preventDefault()
    setTyped(fields)
    setAttempted(true)
    const read = readUpload(fields, periodType)
    if (!('values' in read)) return
    upload.mutate(read.values, {
      onSuccess: (run) => {
        setTyped(blank)
        setAttempted(false)
        onClose()
        onUploaded(run)
      },
    })
  }

  return (
    <Modal opened={opened} onClose={onClose} title={t('upload.title')} size="lg" closeOnClickOutside={false}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('upload.about', { company: company.name })}
          </Text>
          <FileField
            label={t('upload.field.file')}
            file={fields.file}
            error={refusalOf('file')}
            onChange={(file) => set({ file })}
          />
          <div className={classes.numbers}>
            {numbers.map((name) => (
              <TextInput
                key={name}
                label={t(`upload.field.${name}`)}
                inputMode="numeric"
                autoComplete="off"
                value={fields[name]}
                error={refusalOf(name)}
                onChange={(event) => set({ [name]: event.currentTarget.value })}
              />
            ))}
          </div>
          <TextInput
            label={t('upload.field.description')}
            autoComplete="off"
            value={fields.description}
            error={refusalOf('description')}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          {upload.error === null || isPlaced ? null : (
            <ErrorNotice error={upload.error}>
              <FindingList findings={findingsOf(upload.error)} />
            </ErrorNotice>
          )}
          <div role="status">{upload.isPending ? <Text size="sm">{t('upload.running')}</Text> : null}</div>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={upload.isPending}>
              {t('upload.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
