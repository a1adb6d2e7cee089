import type { Preview } from '@tosite/contract'
import type { FindingCode } from '@tosite/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'
import { type FixPlace, findingFixes } from './finding-fixes.ts'
import classes from './journals.module.css'

interface FixLinkProps {
  readonly code: FindingCode
  readonly preview?: Preview
}

/** Whose turn it is, and the way there for those who may go. */
export function FixLink({ code, preview }: FixLinkProps) {
  const { t } = useTranslation('journals')
  const may = useMay()
  const { turn, place } = findingFixes[code]
  const to = place === undefined ? undefined : addressOf(place, preview, may)
  return (
    <span className={classes.turn}>
      {turn === 'here' ? null : <span>{t(`fix.turn.${turn}`)}</span>}
      {to === undefined || place === undefined ? null : <Link to={to}>{t(`fix.place.${place}`)}</Link>}
    </span>
  )
}

function addressOf(place: FixPlace, preview: Preview | undefined, may: ReturnType<typeof useMay>): string | undefined {
  const journalId = preview?.run.journal?.id
  switch (place) {
    case 'accounts':
      return may(needs.readAccounts) ? paths.accounts.to() : undefined
    case 'administrations':
      return may(needs.readAccounts) ? paths.administrations.to() : undefined
    case 'settings-companies':
      return may(needs.readCompanies) ? paths.settingsCompanies.to() : undefined
    case 'company-runs':
      return preview === undefined ? undefined : `${paths.company.to(preview.company.id)}?year=${preview.run.year}`
    case 'payment-date':
      return preview === undefined || journalId === undefined
        ? undefined
        : `${paths.preview.to(preview.company.id, journalId)}#payment-date`
    default:
      return may(needs.readAccounts) && typeof preview?.mappingId === 'string'
        ? `${paths.mapping.to(preview.mappingId)}#${place.replace('mapping-', '')}`
        : undefined
  }
}
