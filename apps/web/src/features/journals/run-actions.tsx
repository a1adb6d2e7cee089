import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core'
import { IconArrowsDiff, IconDotsVertical, IconTrash } from '@tabler/icons-react'
import type { RunRow } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useRunName } from '../../shared/run-name.ts'
import { ProcountorIcon } from '../../shared/ui/procountor-icon.tsx'
import { isSent } from './journal-motion.ts'
import classes from './journals.module.css'
import type { useJournalAct } from './use-journal-act.ts'
import { useMayWrite } from './use-may-write.ts'

interface RunActionsProps {
  readonly run: RunRow
  readonly act: ReturnType<typeof useJournalAct>
  readonly onPreview: (journalId: string) => void
  readonly onSend: (journalId: string) => void
  readonly onWithdraw: (journalId: string) => void
  readonly onCheck: (run: RunRow) => void
  readonly onDiscard: (run: RunRow) => void
}

/** What can be done with a run; what does not apply is not there. */
export function RunActions({ run, act, onPreview, onSend, onWithdraw, onCheck, onDiscard }: RunActionsProps) {
  const { t } = useTranslation(['journals', 'withdrawals'])
  const mayWrite = useMayWrite()
  const { journal, state } = run
  if (journal === null) {
    if (run.beforeStart) return <span className={classes.aside}>{t('export.beforeStart')}</span>
    if (!mayWrite || run.deleted) return null
    return (
      <Button size="compact-sm" variant="light" loading={act.isPending} onClick={() => act.mutate('create')}>
        {t('action.create')}
      </Button>
    )
  }
  const preview = () => onPreview(journal.id)
  const send = () => onSend(journal.id)
  // What was withdrawn may be marked as well: somebody booked it another way.
  const canBeMarked = journal.markedAsSentAt === null && (state === 'created' || state === 'withdrawn')
  return (
    <Group gap={4}>
      <Button size="compact-sm" variant="default" onClick={preview}>
        {t('action.preview')}
      </Button>
      {isSent(state) || (mayWrite && !run.beforeStart) ? (
        <SendButton sent={isSent(state)} onClick={isSent(state) ? preview : send} />
      ) : null}
      {mayWrite && isSent(state) ? (
        <Button size="compact-sm" variant="subtle" onClick={() => onWithdraw(journal.id)}>
          {t('withdrawals:action')}
        </Button>
      ) : null}
      {mayWrite && canBeMarked ? (
        <Button size="compact-sm" variant="subtle" loading={act.isPending} onClick={() => act.mutate('mark')}>
          {t('action.mark')}
        </Button>
      ) : null}
      {mayWrite && journal.markedAsSentAt !== null ? (
        <Button size="compact-sm" variant="subtle" loading={act.isPending} onClick={() => act.mutate('unmark')}>
          {t('action.unmark')}
        </Button>
      ) : null}
      {mayWrite ? (
        <MoreMenu run={run} mayDiscard={state === 'created'} onCheck={onCheck} onDiscard={onDiscard} />
      ) : null}
    </Group>
  )
}

/** Dark once the journal went out; pressed then, it shows what was sent. */
function SendButton({ sent, onClick }: { readonly sent: boolean; readonly onClick: () => void }) {
  const { t } = useTranslation('journals')
  const label = t(sent ? 'action.sent' : 'action.send')
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} onClick={onClick}>
        <ProcountorIcon look={sent ? 'dark' : 'grey'} size={22} />
      </ActionIcon>
    </Tooltip>
  )
}

interface MoreMenuProps {
  readonly run: RunRow
  readonly mayDiscard: boolean
  readonly onCheck: (run: RunRow) => void
  readonly onDiscard: (run: RunRow) => void
}

function MoreMenu({ run, mayDiscard, onCheck, onDiscard }: MoreMenuProps) {
  const { t } = useTranslation(['journals', 'withdrawals'])
  const runName = useRunName()
  // An uploaded journal, and one whose run is gone, have nothing in Nmbrs to be compared with.
  const mayCheck = run.journal?.source === 'nmbrs' && !run.deleted
  if (!mayCheck && !mayDiscard) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('action.more', { run: runName(run) })}>
          <IconDotsVertical size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayCheck ? (
          <Menu.Item leftSection={<IconArrowsDiff size={16} aria-hidden="true" />} onClick={() => onCheck(run)}>
            {t('withdrawals:content.check')}
          </Menu.Item>
        ) : null}
        {mayDiscard ? (
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => onDiscard(run)}>
            {t('action.discard')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
