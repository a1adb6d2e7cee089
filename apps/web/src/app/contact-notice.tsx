import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { lostContact } from '../shared/lost-contact.ts'
import { Notice } from '../shared/ui/notice.tsx'
import classes from './layout.module.css'

/** Says that nothing new arrives, for as long as the server does not answer. */
export function ContactNotice() {
  const { t } = useTranslation()
  const isLost = useSyncExternalStore(lostContact.subscribe, lostContact.isSet)
  if (!isLost) return null
  return (
    <div className={classes.contact}>
      <Notice tone="waiting" role="status">
        {t('noContact')}
      </Notice>
    </div>
  )
}
