import type { Origin } from '@tosite/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpEntry } from './find-entries.ts'
import classes from './help.module.css'
import { HelpEntryArticle } from './help-entry.tsx'

interface HelpChapterProps {
  readonly origin: Origin
  readonly entries: readonly HelpEntry[]
  /** Ids of the entries that the search found. */
  readonly found: ReadonlySet<string>
  /** The entry of the address, shown whatever is searched for. */
  readonly shownEntry: string | undefined
}

/** The entries of one system. What the search does not find is hidden, not taken away: that is done within a keystroke. */
export function HelpChapter({ origin, entries, found, shownEntry }: HelpChapterProps) {
  const { t } = useTranslation('help')
  const titleId = useId()
  const isShown = ({ entry: { id } }: HelpEntry) => found.has(id) || id === shownEntry
  return (
    <section aria-labelledby={titleId} hidden={!entries.some(isShown)}>
      <h2 id={titleId} className={classes.chapter}>
        {t(`chapter.${origin}`)}
      </h2>
      <p className={classes.about}>{t(`chapterAbout.${origin}`)}</p>
      <div className={classes.entries}>
        {entries.map((each) => (
          <HelpEntryArticle
            key={each.entry.id}
            helpEntry={each}
            isShown={isShown(each)}
            isCurrent={each.entry.id === shownEntry}
          />
        ))}
      </div>
    </section>
  )
}
