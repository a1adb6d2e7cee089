import { NavLink } from '@mantine/core'
import { IconAdjustments, IconFileInvoice, IconLayoutDashboard, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router-dom'
import { needs } from '../shared/needs.ts'
import { useMay } from '../shared/queries/session-queries.ts'
import classes from './layout.module.css'
import { paths } from './paths.ts'

/** The links that the user's rights allow. */
export function MainNavigation() {
  const { t } = useTranslation()
  const may = useMay()
  const { pathname } = useLocation()
  const links = [
    { key: 'overview', to: paths.overview.to(), Icon: IconLayoutDashboard, shown: may(needs.readJournals) },
    { key: 'journalEntries', to: paths.companies.to(), Icon: IconFileInvoice, shown: may(needs.readJournals) },
    { key: 'integration', to: paths.accounts.to(), Icon: IconPlugConnected, shown: may(needs.readAccounts) },
    {
      key: 'settings',
      to: paths.settings.to(),
      Icon: IconAdjustments,
      shown: may(needs.readNmbrs) || may(needs.readCompanies),
    },
  ] as const
  return links
    .filter(({ shown }) => shown)
    .map(({ key, to, Icon }) => {
      const section = `/${to.split('/')[1] ?? ''}`
      const here = section === '/' ? pathname === '/' : pathname === section || pathname.startsWith(`${section}/`)
      return (
        <NavLink
          key={key}
          component={Link}
          to={to}
          label={t(`nav.${key}`)}
          leftSection={<Icon size={18} stroke={1.75} aria-hidden="true" />}
          active={here}
          aria-current={here ? 'page' : undefined}
          className={classes.link}
        />
      )
    })
}
