import { Anchor } from '@mantine/core'
import type { RunList } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { useFormat } from '../../shared/format.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { useErrorText } from '../../shared/ui/use-error-text.ts'
import { VendorWords } from '../../shared/ui/vendor-words.tsx'

/** Says that the list is an old one where Nmbrs could not be read, and why. */
export function UnreadNotice({ list: { unread, readAt } }: { readonly list: RunList }) {
  const { t } = useTranslation('journals')
  const errorText = useErrorText()
  const format = useFormat()
  const may = useMay()
  if (unread === null) return null
  return (
    <Notice tone="conflict" role="alert">
      <p>
        <strong>{t('unread.title')}</strong>{' '}
        {readAt === null ? t('unread.never') : t('unread.since', { moment: format.moment(readAt) })}
      </p>
      <p>{errorText(unread.code)}</p>
      {unread.vendor.length > 0 ? <VendorWords errors={unread.vendor} /> : <HelpLink entryId={unread.code} />}
      {may(needs.readNmbrs) ? (
        <Anchor component={Link} to={paths.nmbrs.to()} size="sm">
          {t('fix.place.nmbrs-settings')}
        </Anchor>
      ) : null}
    </Notice>
  )
}
