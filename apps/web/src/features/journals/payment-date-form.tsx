import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Preview, readPreview } from '@tosite/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../shared/request.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { isSent } from './journal-motion.ts'
import { type JournalPlace, previewQuery } from './journal-queries.ts'
import { useMayWrite } from './use-may-write.ts'

interface PaymentDateFormProps {
  readonly place: JournalPlace
  readonly preview: Preview
}

/** The date that the mapping wants typed: the run's own period is booked on it. */
export function PaymentDateForm({ place, preview }: PaymentDateFormProps) {
  const { t } = useTranslation(['journals', 'common'])
  const queryClient = useQueryClient()
  const fixed = !useMayWrite() || isSent(preview.run.state)
  const [date, setDate] = useState(preview.paymentDate.date ?? '')
  const save = useMutation({
    mutationFn: async (typed: string) =>
      readPreview(await request('setPaymentDate', { params: place, body: { date: typed === '' ? null : typed } })),
    onSuccess: (changed) => queryClient.setQueryData(previewQuery(place).queryKey, changed),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(date)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Group gap="xs" align="flex-end">
        <TextInput
          id="payment-date"
          type="date"
          label={t('paymentDate.label')}
          description={t('paymentDate.about')}
          value={date}
          disabled={fixed}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        {fixed ? null : (
          <Button
            type="submit"
            variant="default"
            disabled={date === (preview.paymentDate.date ?? '')}
            loading={save.isPending}
          >
            {t('common:save')}
          </Button>
        )}
      </Group>
      {save.error === null ? null : <ErrorNotice error={save.error} />}
    </form>
  )
}
