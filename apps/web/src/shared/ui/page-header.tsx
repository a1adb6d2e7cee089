import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router-dom'

interface PageHeaderProps {
  readonly title: string
  /** A line below the heading: whose page it is, or what it is for. */
  readonly children?: ReactNode
  /** Buttons on the right. */
  readonly actions?: ReactNode
}

/** The page's one main heading, which also names the tab. Takes the focus when the page was navigated to. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  const { t } = useTranslation()
  const heading = useFocusOnNavigation()
  return (
    <Group component="header" justify="space-between" align="flex-start" mb="lg" gap="sm">
      <title>{`${title} · ${t('appName')}`}</title>
      <Stack gap={2}>
        <Title order={1} size="h3" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {children === undefined ? null : (
          <Text component="div" c="dimmed" size="sm">
            {children}
          </Text>
        )}
      </Stack>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  )
}

/** The first page of a visit keeps the browser's focus at the top; the router gives its location the key `default`. */
function useFocusOnNavigation() {
  const heading = useRef<HTMLHeadingElement>(null)
  // As it was when the page came: a search typed into the address later must not take the focus away.
  const [navigated] = useState(useLocation().key !== 'default')
  useEffect(() => {
    if (navigated) heading.current?.focus({ preventScroll: true })
  }, [navigated])
  return heading
}
