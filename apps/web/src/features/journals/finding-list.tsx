import { type Finding, findingRemedies, type Preview, type VendorError } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { type FindingText, useFindingText } from '../../shared/finding-text.ts'
import { HelpLink } from '../../shared/ui/help-link.tsx'
import { VendorWords } from '../../shared/ui/vendor-words.tsx'
import { FixLink } from './fix-link.tsx'
import classes from './journals.module.css'
import { receiptElementId, useReceiptName } from './receipt-name.ts'

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** The journal that they are of, where it is known: then they can lead to the place. */
  readonly preview?: Preview
  /** They stand in their receipt's own section, which need not be named then. */
  readonly inReceipt?: boolean
  /** What a vendor said about one, in its own words. */
  readonly wordsOf?: (finding: Finding) => readonly VendorError[]
}

/** As many as a person can read; a broken file of a million lines would have a million. */
const mostShown = 200

/** Each finding with its place, what it is, the way out and whose turn it is. */
export function FindingList({ findings, preview, inReceipt = false, wordsOf }: FindingListProps) {
  const { t } = useTranslation('findings')
  const of = { inReceipt, ...(preview === undefined ? {} : { preview }) }
  if (findings.length === 0) return null
  return (
    <>
      <ul className={classes.findings}>
        {findings.slice(0, mostShown).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, and findings may repeat
          <li key={at}>
            <FindingWords finding={finding} words={wordsOf?.(finding) ?? []} {...of} />
          </li>
        ))}
      </ul>
      {findings.length > mostShown ? <p>{t('more', { count: findings.length - mostShown })}</p> : null}
    </>
  )
}

interface FindingWordsProps {
  readonly finding: Finding
  readonly preview?: Preview
  readonly inReceipt?: boolean
  readonly words?: readonly VendorError[]
}

/** One finding: where, what, in whose words besides ours, the way out, and whose turn it is. */
export function FindingWords({ words = [], ...item }: FindingWordsProps) {
  const { finding, preview } = item
  const text = useFindingText()(finding)
  return (
    <>
      <FindingPlace {...item} lines={text.lines} />
      <span className={classes.findingTitle}>{text.title}</span>
      <Candidates names={text.candidates} />
      <VendorWords errors={words} />
      <span className={classes.fix}>{text.fix}</span>
      <span className={classes.turn}>
        <FixLink remedy={findingRemedies[finding.code]} {...(preview === undefined ? {} : { preview })} />
        <HelpLink entryId={finding.code} />
      </span>
    </>
  )
}

interface FindingPlaceProps extends Omit<FindingWordsProps, 'words'> {
  readonly lines: FindingText['lines']
}

function FindingPlace({ finding, lines, preview, inReceipt = false }: FindingPlaceProps) {
  const receiptName = useReceiptName()
  const receipt = inReceipt ? undefined : preview?.receipts.find(({ key }) => key === finding.receipt)
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
  return names.length === 0 ? null : (
    <span className={classes.place}>{t('candidates', { names: names.join(' · ') })}</span>
  )
}
