import { Modal } from '@mantine/core'
import type { WithdrawalPlan } from '@tosite/contract'
import type { WithdrawalWay } from '@tosite/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangedReceipts } from './changed-receipts.tsx'
import type { JournalPlace } from './journal-queries.ts'
import { useWithdraw } from './use-withdraw.ts'
import { WithdrawForm } from './withdraw-form.tsx'

interface WithdrawDialogProps {
  readonly companyId: number
  /** Undefined: closed. */
  readonly journalId: string | undefined
  readonly onClose: () => void
}

/** Says what withdrawing will do to each receipt, and asks a second time where somebody changed one in Procountor. */
export function WithdrawDialog({ companyId, journalId, onClose }: WithdrawDialogProps) {
  const place: JournalPlace = { companyId, journalId: journalId ?? '' }
  const { t } = useTranslation('withdrawals')
  const [asked, setAsked] = useState<{ readonly plan: WithdrawalPlan; readonly way: WithdrawalWay }>()
  const withdraw = useWithdraw(place, close)
  const isOpen = journalId !== undefined

  function close() {
    setAsked(undefined)
    withdraw.reset()
    onClose()
  }
  function confirm(plan: WithdrawalPlan, way: WithdrawalWay) {
    withdraw.reset()
    if (plan.receipts.some(({ change }) => change !== null)) setAsked({ plan, way })
    else withdraw.mutate({ hash: plan.hash, way, anyway: false })
  }
  function confirmAnyway({ plan: { hash }, way }: NonNullable<typeof asked>) {
    // Whatever is the matter is told beside the plan, read anew.
    withdraw.mutate({ hash, way, anyway: true }, { onError: () => setAsked(undefined) })
  }

  return (
    <>
      <Modal opened={isOpen && asked === undefined} onClose={close} title={t('title')} size="lg">
        {isOpen ? (
          <WithdrawForm
            place={place}
            error={withdraw.error}
            busy={withdraw.isPending}
            onConfirm={confirm}
            onCancel={close}
          />
        ) : null}
      </Modal>
      <Modal opened={isOpen && asked !== undefined} onClose={close} title={t('changed.title')} size="xl">
        {asked === undefined ? null : (
          <ChangedReceipts
            plan={asked.plan}
            busy={withdraw.isPending}
            onConfirm={() => confirmAnyway(asked)}
            onCancel={() => setAsked(undefined)}
          />
        )}
      </Modal>
    </>
  )
}
