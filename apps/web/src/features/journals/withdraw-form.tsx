import { Button, Group, Radio, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { WithdrawalPlan } from '@tosite/contract'
import type { WithdrawalWay } from '@tosite/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import type { JournalPlace } from './journal-queries.ts'
import classes from './journals.module.css'
import { withdrawalQuery } from './use-withdraw.ts'
import { WithdrawReceipts } from './withdraw-receipts.tsx'

interface WithdrawFormProps {
  readonly place: JournalPlace
  /** Why the last confirmation did not go through. */
  readonly error: unknown
  readonly busy: boolean
  readonly onConfirm: (plan: WithdrawalPlan, way: WithdrawalWay) => void
  readonly onCancel: () => void
}

export function WithdrawForm({ place, error, busy, onConfirm, onCancel }: WithdrawFormProps) {
  const { t } = useTranslation(['withdrawals', 'common'])
  const [way, setWay] = useState<WithdrawalWay>('invalidate')
  const { data, error: unread, isFetching, isFetchedAfterMount } = useQuery(withdrawalQuery(place))
  const plan = isFetchedAfterMount && unread === null ? data : undefined
  const impossible = plan?.receipts.filter(({ acts }) => acts[way].kind === 'impossible').length ?? 0

  return (
    <Stack gap="md">
      {error == null ? null : <ErrorNotice error={error} />}
      {unread === null ? null : <ErrorNotice error={unread} />}
      {plan === undefined ? (
        unread === null ? (
          <PlanSkeleton />
        ) : null
      ) : (
        <WayChoice plan={plan} way={way} onChoose={setWay} />
      )}
      {plan === undefined ? null : <WithdrawReceipts plan={plan} way={way} />}
      {impossible === 0 ? null : (
        <Notice tone="bad">
          <p>{t('impossible', { count: impossible })}</p>
        </Notice>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button
          color="danger"
          disabled={plan === undefined || isFetching || impossible > 0}
          loading={busy}
          onClick={() => plan !== undefined && onConfirm(plan, way)}
        >
          {t('confirm')}
        </Button>
      </Group>
    </Stack>
  )
}

interface WayChoiceProps {
  readonly plan: WithdrawalPlan
  readonly way: WithdrawalWay
  readonly onChoose: (way: WithdrawalWay) => void
}

function WayChoice({ plan, way, onChoose }: WayChoiceProps) {
  const { t } = useTranslation('withdrawals')
  const { administration, receipts, reference, refused, resumed } = plan
  return (
    <>
      <p className={classes.lead}>{t(resumed ? 'leadResumed' : 'lead', { count: receipts.length, administration })}</p>
      <p className={classes.aside}>{t('reference', { reference })}</p>
      <Radio.Group
        label={t('way.label')}
        value={way}
        onChange={(chosen) => onChoose(chosen === 'reverse' ? 'reverse' : 'invalidate')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="invalidate" label={t('way.invalidate')} description={t('way.invalidateAbout')} />
          <Radio value="reverse" label={t('way.reverse')} description={t('way.reverseAbout')} />
        </Stack>
      </Radio.Group>
      {refused === 0 ? null : <p className={classes.aside}>{t('refused', { count: refused })}</p>}
    </>
  )
}

function PlanSkeleton() {
  const { t } = useTranslation('withdrawals')
  return (
    <div role="status" aria-label={t('reading')}>
      <Skeleton height={20} width="80%" mb="sm" />
      <Skeleton height={72} mb="sm" />
      <Skeleton height={120} />
    </div>
  )
}
