import '../shared/controls.css'
import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Language } from '@tosite/contract'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showLanguage } from '../i18n/i18n.ts'
import { asLanguage, languageCodes, languageNames } from '../i18n/languages.ts'
import { standStill } from '../shared/live/stand-still.ts'
import { meQuery, useMe } from '../shared/queries/session-queries.ts'
import { postJson, request } from '../shared/request.ts'
import { paths } from './paths.ts'
import { UserMenuTarget } from './user-menu-target.tsx'

const schemes = ['auto', 'light', 'dark'] as const

/** Who is signed in, the language, light or dark, and the way out. */
export function UserMenu() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const queryClient = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const setLanguage = useMutation({
    mutationFn: (language: Language) => request('setLanguage', { body: { language } }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(meQuery.queryKey, changed)
      await showLanguage(changed.language, localStorage)
    },
  })
  const signOut = useMutation({ mutationFn: signOutHere })
  const language = asLanguage(i18n.language)
  const [opened, setOpened] = useState(false)
  const target = useRef<HTMLButtonElement>(null)
  // Takes the place of the button that was pressed: the focus must be here for it to return here.
  useEffect(() => {
    target.current?.focus()
    setOpened(true)
  }, [])

  return (
    <Menu width={240} position="bottom-end" withinPortal closeOnItemClick={false} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UserMenuTarget ref={target} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name === '' ? me.email : `${me.name} · ${me.email}`}</Menu.Label>
        <Choices
          label={t('userMenu.language')}
          options={languageCodes.map((code) => ({ value: code, label: languageNames[code], lang: code }))}
          chosen={language}
          onChoose={(code) => setLanguage.mutate(code)}
        />
        <Choices
          label={t('colorScheme.label')}
          options={schemes.map((scheme) => ({ value: scheme, label: t(`colorScheme.${scheme}`) }))}
          chosen={colorScheme}
          onChoose={setColorScheme}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => signOut.mutate()}>
          {t('userMenu.signOut')}
        </Menu.Item>
        {signOut.isError ? <Menu.Label role="alert">{t('userMenu.signOutFailed')}</Menu.Label> : null}
      </Menu.Dropdown>
    </Menu>
  )
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

function Choices<Value extends string>({ label, options, chosen, onChoose }: ChoicesProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a menu a fieldset is not allowed
    <div role="group" aria-label={label}>
      <Menu.Label>{label}</Menu.Label>
      {options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          checked={option.value === chosen}
          lang={option.lang}
          onChange={() => onChoose(option.value)}
        >
          {option.label}
        </Menu.RadioItem>
      ))}
    </div>
  )
}

/** The page is loaded anew afterwards, so that nothing of the session stays in memory; until then it asks for nothing. */
async function signOutHere(): Promise<void> {
  const goOn = await standStill()
  try {
    const response = await postJson('/api/auth/sign-out', {})
    if (!response.ok && response.status !== 401) throw new Error(`sign-out answered ${response.status}`)
  } catch (error) {
    goOn()
    throw error
  }
  location.assign(paths.signIn.to())
}
