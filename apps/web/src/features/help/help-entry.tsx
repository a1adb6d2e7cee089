import type { CatalogueEntry, FixPlace, VendorEntry } from '@tosite/contract'
import { memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import type { Tone } from '../../shared/tones.ts'
import { Mark } from '../../shared/ui/notice.tsx'
import type { HelpEntry } from './find-entries.ts'
import classes from './help.module.css'

const tones = { problem: 'bad', warning: 'waiting', notice: 'good' } as const satisfies Record<
  CatalogueEntry['severity'],
  Tone
>

export const elementIdOf = (entryId: string) => `entry-${entryId}`

interface HelpEntryArticleProps {
  readonly helpEntry: HelpEntry
  readonly isShown: boolean
  /** It is the entry of the address. */
  readonly isCurrent: boolean
}

/** One message: what it is, why, what to do, whose turn it is and where; its heading is the link to it. */
export const HelpEntryArticle = memo(function HelpEntryArticle(props: HelpEntryArticleProps) {
  const { helpEntry, isShown, isCurrent } = props
  const { entry, texts, code } = helpEntry
  const { t } = useTranslation('help')
  const titleId = useId()
  return (
    <article
      id={elementIdOf(entry.id)}
      className={classes.entry}
      aria-labelledby={titleId}
      data-current={isCurrent || undefined}
      hidden={!isShown}
      tabIndex={-1}
    >
      <h3 id={titleId}>
        <Link to={paths.help.to(entry.id)}>{texts.title}</Link>
      </h3>
      <p className={classes.marks}>
        <Mark tone={tones[entry.severity]}>{t(`severity.${entry.severity}`)}</Mark>
        {code === '' ? null : <code>{code}</code>}
      </p>
      <dl className={classes.facts}>
        <dt>{t('cause')}</dt>
        <dd>{texts.cause}</dd>
        <dt>{t('fix')}</dt>
        <dd>{texts.fix}</dd>
        <dt>{t('turn')}</dt>
        <dd>{t(`turns.${entry.turn}`)}</dd>
        {entry.place === undefined ? null : <Place place={entry.place} />}
        {entry.origin === 'tosite' ? null : <VendorFacts entry={entry} />}
      </dl>
    </article>
  )
})

function Place({ place }: { readonly place: FixPlace }) {
  const { t } = useTranslation('help')
  const may = useMay()
  const name = t(`places.${place}`)
  const to = addressOf(place, may)
  return (
    <>
      <dt>{t('place')}</dt>
      <dd>{to === undefined ? name : <Link to={to}>{name}</Link>}</dd>
    </>
  )
}

/** Without a journal in sight, the list in which it is found. */
function addressOf(place: FixPlace, may: ReturnType<typeof useMay>): string | undefined {
  switch (place) {
    case 'accounts':
      return may(needs.readAccounts) ? paths.accounts.to() : undefined
    case 'settings-companies':
      return may(needs.readCompanies) ? paths.settingsCompanies.to() : undefined
    case 'nmbrs-settings':
      return may(needs.readNmbrs) ? paths.nmbrs.to() : undefined
    case 'payment-date':
    case 'company-runs':
      return may(needs.readJournals) ? paths.companies.to() : undefined
    default:
      return may(needs.readAccounts) ? paths.administrations.to() : undefined
  }
}

function VendorFacts({ entry: { origin, certainty, example } }: { readonly entry: VendorEntry }) {
  const { t } = useTranslation('help')
  return (
    <>
      {example === undefined ? null : (
        <>
          <dt>{t(`words.${origin}`)}</dt>
          <dd>
            <q>{example.message}</q>
          </dd>
        </>
      )}
      <dt>{t('sure')}</dt>
      <dd>{t(`certainty.${certainty}`)}</dd>
    </>
  )
}
