import { MantineProvider } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cssVariablesResolver, themeWith } from '../shared/theme.ts'

interface LookProps {
  /** For every style element made at run time. */
  readonly nonce: string
  readonly children: ReactNode
}

/** The theme, light or dark as the system until chosen. */
export function Look({ nonce, children }: LookProps) {
  const { t } = useTranslation()
  const close = t('close')
  const theme = useMemo(() => themeWith({ close }), [close])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  )
}
