import type { Account } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Mark } from '../../shared/ui/notice.tsx'
import { useErrorText } from '../../shared/ui/use-error-text.ts'
import { VendorWords } from '../../shared/ui/vendor-words.tsx'
import classes from './account-status.module.css'

/** The Procountor company behind the account, or that there is none; and why the last refresh failed, if it did. */
export function AccountStatus({ account }: { readonly account: Account }) {
  const { t } = useTranslation('integration')
  const errorText = useErrorText()
  const format = useFormat()
  return (
    <div className={classes.status}>
      {account.status === 'not-authorized' ? (
        <Mark tone="bad" plain>
          {t('accounts.notAuthorized')}
        </Mark>
      ) : (
        <span>{account.administration?.name}</span>
      )}
      {account.status === 'authorization-expired' ? (
        <Mark tone="bad" plain>
          {t('accounts.expired')}
        </Mark>
      ) : null}
      {account.needsYou === null ? null : (
        <Mark tone={account.needsYou.urgency === 'soon' ? 'waiting' : 'conflict'} plain>
          {t(account.needsYou.urgency === 'past' ? 'accounts.needsYouPast' : 'accounts.needsYou', {
            date: format.day(account.needsYou.before),
          })}
        </Mark>
      )}
      {account.problem === null || account.status === 'authorization-expired' ? null : (
        <div className={classes.problem}>
          {errorText(account.problem.code, { ...account.problem.values, username: account.username })}
          {account.problem.vendor.length > 0 ? (
            <VendorWords errors={account.problem.vendor} />
          ) : (
            <HelpLink entryId={account.problem.code} />
          )}
        </div>
      )}
    </div>
  )
}
