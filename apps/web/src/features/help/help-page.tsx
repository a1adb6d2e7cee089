import { Button, Stack, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { catalogue, catalogueEntry, origins } from '@tosite/contract'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import { Notice } from '../../shared/ui/notice.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { entryTexts, textCatalogues } from './entry-texts.ts'
import { findEntries, type HelpEntry, helpEntry } from './find-entries.ts'
import classes from './help.module.css'
import { HelpChapter } from './help-chapter.tsx'
import { elementIdOf } from './help-entry.tsx'
import { useHelpSearch } from './use-help-search.ts'

/** Every message, by whose system it comes from, searched as one types. Each entry has an address of its own. */
export function HelpPage() {
  const { t } = useTranslation('help')
  const { entryId } = useParams()
  const entries = useHelpEntries()
  const [text, search] = useHelpSearch()
  // Typing is never held up by the list: where a key comes sooner than the list is drawn, only the last one is.
  const searched = useDeferredValue(text)
  const found = useMemo(() => findEntries(entries, searched), [entries, searched])
  useShownEntry(entryId)
  return (
    <>
      <PageHeader title={t('title')}>{t('about')}</PageHeader>
      <Stack gap="lg">
        <search className={classes.search}>
          <TextInput
            type="search"
            label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            value={text}
            maxLength={500}
            w={420}
            maw="100%"
            onChange={(event) => search(event.currentTarget.value)}
          />
          <p role="status" className={classes.count}>
            {t('matches', { count: found.size })}
          </p>
        </search>
        {entryId !== undefined && catalogueEntry(entryId) === undefined ? (
          <Notice tone="waiting" role="status">
            {t('unknownEntry')}
          </Notice>
        ) : null}
        {found.size === 0 ? <NothingFound text={searched} onClear={() => search('')} /> : null}
        {origins.map((origin) => (
          <HelpChapter
            key={origin}
            origin={origin}
            entries={entries.filter(({ entry }) => entry.origin === origin)}
            found={found}
            shownEntry={entryId}
          />
        ))}
      </Stack>
    </>
  )
}

function NothingFound({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const { t } = useTranslation('help')
  return (
    <div className={classes.nothing}>
      <p>
        <strong>{t('noMatches', { text })}</strong> {t('noMatchesText')}
      </p>
      <Button variant="default" size="xs" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  )
}

/** All entries in the user's language. */
function useHelpEntries(): readonly HelpEntry[] {
  const { t } = useTranslation(textCatalogues)
  return useMemo(() => catalogue.map((entry) => helpEntry(entry, entryTexts(entry, t))), [t])
}

/** The entry of the address takes the focus and comes into view, also where the same address is visited again. */
function useShownEntry(entryId: string | undefined): void {
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every visit has a key of its own
  useEffect(() => {
    if (entryId === undefined) return
    const entry = document.getElementById(elementIdOf(entryId))
    entry?.focus({ preventScroll: true })
    entry?.scrollIntoView({ block: 'start' })
  }, [entryId, key])
}
