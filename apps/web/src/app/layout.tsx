import '../shared/shell.css'
import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { memo, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, type Location, Outlet, ScrollRestoration, useLocation } from 'react-router-dom'
import { useMe } from '../shared/queries/session-queries.ts'
import { BrandMark } from '../shared/ui/brand-mark.tsx'
import { Mark } from '../shared/ui/notice.tsx'
import { PageSkeleton } from '../shared/ui/page-skeleton.tsx'
import { ContactNotice } from './contact-notice.tsx'
import { HelpButton } from './help-button.tsx'
import classes from './layout.module.css'
import { MainNavigation } from './main-navigation.tsx'
import { paths } from './paths.ts'
import { SessionGate } from './session-gate.tsx'
import { UserMenuButton } from './user-menu-button.tsx'

/** The shell around every page behind the sign-in. Not made again with every page, nor whenever the router tells anything. */
export const Layout = memo(function Layout() {
  const { t } = useTranslation()
  const { demo } = useMe()
  const [opened, navigation] = useDisclosure(false)

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <a className={classes.skip} href="#content">
        {t('skipToContent')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="xs" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={navigation.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={opened ? t('closeNavigation') : t('openNavigation')}
            aria-expanded={opened}
            aria-controls="main-navigation"
          />
          <Link to={paths.overview.to()} className={classes.brand} aria-hidden="true" tabIndex={-1}>
            <BrandMark size={26} />
            <Text component="span" fw={650}>
              {t('appName')}
            </Text>
          </Link>
          {demo ? <Mark tone="neutral">{t('demo')}</Mark> : null}
        </Group>
        <Group gap={4} wrap="nowrap">
          <HelpButton />
          <UserMenuButton />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="main-navigation" className={classes.navbar} aria-label={t('navigation')}>
        <MainNavigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <ContactNotice />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <SessionGate />
      <AtNavigation call={navigation.close} />
      <ScrollRestoration getKey={visitOf} />
    </AppShell>
  )
})

/** Calls with the page whenever it changes, in place of the shell, which then need not know the page. */
function AtNavigation({ call }: { readonly call: (pathname: string) => void }) {
  const { pathname } = useLocation()
  useEffect(() => call(pathname), [call, pathname])
  return null
}

/** Every first page of a visit has the same key: its place is remembered by its address, or it would take over another's. */
function visitOf({ key, pathname, search }: Location): string {
  return key === 'default' ? pathname + search : key
}
