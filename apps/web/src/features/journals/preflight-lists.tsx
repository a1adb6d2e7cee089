import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { PreflightItem, Preview } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { useFindingText } from '../../shared/finding-text.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { FindingList, FindingWords } from './finding-list.tsx'
import classes from './preflight.module.css'
import { findingsWith } from './use-preflight.ts'

interface ListProps {
  readonly items: readonly PreflightItem[]
  readonly preview: Preview
}

/** What is worth a look and holds up nothing. */
export function Warnings({ items, preview }: ListProps) {
  const { t } = useTranslation('journals')
  const warnings = findingsWith(items, 'warning')
  if (warnings.length === 0) return null
  return (
    <Notice tone="waiting">
      <h3 className={classes.group}>{t('preflight.warning', { count: warnings.length })}</h3>
      <FindingList findings={warnings} preview={preview} />
    </Notice>
  )
}

/** What nobody could look at, and why. */
export function UncheckedItems({ items, preview }: ListProps) {
  const { t } = useTranslation('journals')
  const unchecked = items.filter(({ outcome }) => outcome === 'not-checked')
  if (unchecked.length === 0) return null
  return (
    <details className={classes.folded} open={unchecked.some(({ finding }) => finding !== undefined)}>
      <summary>{t('preflight.notChecked', { count: unchecked.length })}</summary>
      <ul className={classes.checks}>
        {unchecked.map(({ check, finding, vendor }) => (
          <li key={check}>
            <IconCircleDashed size={16} aria-hidden="true" />
            <div>
              {finding === undefined ? (
                <>
                  {t(`preflight.checks.${check}`)}
                  <span className={classes.aside}>{t('preflight.notCheckedWhy')}</span>
                </>
              ) : (
                <FindingWords finding={finding} words={vendor} preview={preview} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What is in order, folded away under its count; with what was done to make it so. */
export function FineChecks({ items }: Pick<ListProps, 'items'>) {
  const { t } = useTranslation('journals')
  const textOf = useFindingText()
  const fine = items.filter(({ outcome }) => outcome === 'fine')
  const checks = [...new Set(fine.map(({ check }) => check))]
  if (checks.length === 0) return null
  return (
    <details className={classes.folded}>
      <summary>
        <IconCircleCheck size={16} className={classes.good} aria-hidden="true" />
        {t('preflight.fine', { count: checks.length })}
      </summary>
      <ul className={classes.checks}>
        {checks.map((check) => (
          <li key={check}>
            <IconCircleCheck size={16} className={classes.good} aria-hidden="true" />
            <div>
              {t(`preflight.checks.${check}`)}
              {notesOf(fine, check).map((finding) => (
                <span key={JSON.stringify(finding)} className={classes.aside}>
                  {textOf(finding).title}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** More than these are read at the rows themselves. */
const mostNotes = 5

function notesOf(items: readonly PreflightItem[], check: PreflightItem['check']) {
  return items.flatMap((item) => (item.check === check ? (item.finding ?? []) : [])).slice(0, mostNotes)
}
