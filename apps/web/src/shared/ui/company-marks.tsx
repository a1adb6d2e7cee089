import type { Company } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from './notice.tsx'

/** What keeps a company's journals from being sent: both marks are Tosite's own. */
export function CompanyMarks({ company }: { readonly company: Pick<Company, 'testCompany' | 'debtor'> }) {
  const { t } = useTranslation()
  return (
    <>
      {company.testCompany ? <Mark tone="waiting">{t('companyMark.test')}</Mark> : null}
      {company.debtor.blocked ? <Mark tone="conflict">{t('companyMark.blocked')}</Mark> : null}
    </>
  )
}
