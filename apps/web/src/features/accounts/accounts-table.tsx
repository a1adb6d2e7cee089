import { ActionIcon, Anchor, Loader, Menu, VisuallyHidden } from '@mantine/core'
import { IconDotsVertical, IconTrash } from '@tabler/icons-react'
import type { Account } from '@tosite/contract'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { DataTable } from '../../shared/ui/data-table.tsx'
import { ProcountorIcon } from '../../shared/ui/procountor-icon.tsx'
import { AccountStatus } from './account-status.tsx'

interface AccountsTableProps {
  readonly accounts: readonly Account[]
  readonly mayWrite: boolean
  /** Id of the account whose authorization is being started. */
  readonly authorizing: string | undefined
  readonly onAuthorize: (account: Account) => void
  readonly onDelete: (account: Account) => void
}

export function AccountsTable({ accounts, mayWrite, authorizing, onAuthorize, onDelete }: AccountsTableProps) {
  const { t } = useTranslation(['integration', 'common'])
  const columns = [
    { key: 'icon', label: <VisuallyHidden>{t('accounts.column.authorization')}</VisuallyHidden> },
    { key: 'username', label: t('accounts.column.username') },
    { key: 'administration', label: t('accounts.column.administration') },
    { key: 'mapping', label: t('accounts.column.mapping') },
    ...(mayWrite
      ? [{ key: 'actions', label: <VisuallyHidden>{t('common:table.actions')}</VisuallyHidden>, end: true }]
      : []),
  ]
  return (
    <DataTable caption={t('accounts.caption')} columns={columns}>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <td width={56}>
              {mayWrite ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={34}
                  aria-label={t('accounts.authorize', { username: account.username })}
                  title={t('accounts.authorize', { username: account.username })}
                  disabled={authorizing !== undefined}
                  onClick={() => onAuthorize(account)}
                >
                  {authorizing === account.id ? <Loader size={18} /> : <AccountIcon account={account} />}
                </ActionIcon>
              ) : (
                <AccountIcon account={account} />
              )}
            </td>
            <th scope="row">
              <span dir="auto">{account.username}</span>
            </th>
            <td>
              <AccountStatus account={account} />
            </td>
            <td>
              {account.mapping === null ? (
                '–'
              ) : (
                <Anchor component={Link} to={paths.mapping.to(account.mapping.id)} size="sm">
                  {account.mapping.companyName}
                </Anchor>
              )}
            </td>
            {mayWrite ? (
              <td align="right" width={56}>
                <AccountMenu account={account} onDelete={onDelete} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function AccountIcon({ account }: { readonly account: Account }) {
  return <ProcountorIcon look={account.status === 'authorized' ? 'color' : 'grey'} />
}

interface AccountMenuProps {
  readonly account: Account
  readonly onDelete: (account: Account) => void
}

function AccountMenu({ account, onDelete }: AccountMenuProps) {
  const { t } = useTranslation('integration')
  const button = useRef<HTMLButtonElement>(null)
  function askToDelete() {
    // The menu goes away: the dialog is to give the focus back to its button.
    button.current?.focus()
    onDelete(account)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          ref={button}
          aria-label={t('accounts.more', { username: account.username })}
        >
          <IconDotsVertical size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={askToDelete}>
          {t('accounts.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
