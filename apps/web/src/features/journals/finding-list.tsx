import type { Finding, Preview } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { type FindingText, useFindingText } from './finding-text.ts'
import { FixLink } from './fix-link.tsx'
import classes from './journals.module.css'
import { receiptElementId, useReceiptName } from './receipt-name.ts'

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** The journal that they are of, where it is known: then they can lead to the place. */
  readonly preview?: Preview
}

/** As many as a person can read; a broken file of a million lines would have a million. */
const mostShown = 200

/** Each finding with its place, what it is, the way out and whose turn it is. */
export function FindingList({ findings, preview }: FindingListProps) {
  const { t } = useTranslation('findings')
  if (findings.length === 0) return null
  return (
    <>
      <ul className={classes.findings}>
        {findings.slice(0, mostShown).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, and findings may repeat
          <FindingItem key={at} finding={finding} {...(preview === undefined ? {} : { preview })} />
        ))}
      </ul>
      {findings.length > mostShown ? <p>{t('more', { count: findings.length - mostShown })}</p> : null}
    </>
  )
}

interface FindingItemProps {
  readonly finding: Finding
  readonly preview?: Preview
}

function FindingItem({ finding, preview }: FindingItemProps) {
  const text = useFindingText()(finding)
  return (
    <li>
      <FindingPlace finding={finding} lines={text.lines} {...(preview === undefined ? {} : { preview })} />
      <span className={classes.findingTitle}>{text.title}</span>
      <Candidates names={text.candidates} />
      <span className={classes.fix}>
        {text.fix} <FixLink code={finding.code} {...(preview === undefined ? {} : { preview })} />
      </span>
    </li>
  )
}

interface FindingPlaceProps extends FindingItemProps {
  readonly lines: FindingText['lines']
}

function FindingPlace({ finding, lines, preview }: FindingPlaceProps) {
  const receiptName = useReceiptName()
  const receipt = preview?.receipts.find(({ key }) => key === finding.receipt)
  if (lines === undefined && receipt === undefined) return null
  return (
    <span className={classes.place}>
      {receipt === undefined || preview?.run.journal == null ? null : (
        <Link to={`${paths.preview.to(preview.company.id, preview.run.journal.id)}#${receiptElementId(receipt.key)}`}>
          {receiptName(receipt)}
        </Link>
      )}
      {lines === undefined ? null : <span>{lines}</span>}
    </span>
  )
}

function Candidates({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('findings')
  return names.length === 0 ? null : <span className={classes.place}>{t('candidates', { names: names.join(' · ') })}</span>
}
