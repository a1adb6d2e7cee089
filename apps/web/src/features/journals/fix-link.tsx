import type { FixPlace, Preview, Remedy } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { needs } from '../../shared/needs.ts'
import { useMay } from '../../shared/queries/session-queries.ts'

interface FixLinkProps {
  readonly remedy: Remedy
  readonly preview?: Preview
}

/** Whose turn it is, and the way there for those who may go. */
export function FixLink({ remedy: { turn, place }, preview }: FixLinkProps) {
  const { t } = useTranslation('journals')
  const may = useMay()
  const to = place === undefined ? undefined : addressOf(place, preview, may)
  return (
    <>
      {turn === 'here' ? null : <span>{t(`fix.turn.${turn}`)}</span>}
      {to === undefined || place === undefined ? null : <Link to={to}>{t(`fix.place.${place}`)}</Link>}
    </>
  )
}

function addressOf(place: FixPlace, preview: Preview | undefined, may: ReturnType<typeof useMay>): string | undefined {
  const journalId = preview?.run.journal?.id
  switch (place) {
    case 'accounts':
      return may(needs.readAccounts) ? paths.accounts.to() : undefined
    case 'administrations':
      return may(needs.readAccounts) ? paths.administrations.to() : undefined
    case 'nmbrs-settings':
      return may(needs.readNmbrs) ? paths.nmbrs.to() : undefined
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
