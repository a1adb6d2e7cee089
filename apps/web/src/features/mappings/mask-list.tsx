import type { AdministrationView } from '@tosite/contract'
import { useDeferredValue, useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MappingFormValues } from './mapping-form-values.ts'
import { type MaskLine, maskLines } from './mask-matches.ts'
import classes from './rules.module.css'

interface MaskListProps {
  readonly accounts: AdministrationView['accounts']
  readonly journalAccounts: readonly string[]
}

const mostShown = 40

/** Which accounts carry dimensions under the masks as they are being typed. */
export function MaskList({ accounts, journalAccounts }: MaskListProps) {
  const { t } = useTranslation('rules')
  const { control } = useFormContext<MappingFormValues>()
  const [text, accountOverrides, fallbackAccount] = useWatch({
    control,
    name: ['accountMasks', 'accountOverrides', 'fallbackAccount'],
  })
  const typed = useDeferredValue(text)
  const lines = useMemo(
    () => maskLines(typed, { accounts, journalAccounts, accountOverrides, fallbackAccount }),
    [typed, accounts, journalAccounts, accountOverrides, fallbackAccount],
  )
  return (
    <section className={classes.masks} aria-label={t('masks.label')} aria-live="polite">
      {lines.length === 0 ? <p className={classes.aside}>{t('masks.all')}</p> : null}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; the same mask may stand twice
        <MaskMatches key={at} line={line} />
      ))}
    </section>
  )
}

function MaskMatches({ line }: { readonly line: MaskLine }) {
  const { t } = useTranslation('rules')
  if (!line.ok) {
    const { reason, part, position } = line.fault
    return (
      <p className={classes.fault}>
        <code>{line.mask}</code> {t(`masks.fault.${reason}`, { part, position })}
      </p>
    )
  }
  const { matches, mask } = line
  const inJournals = matches.filter((account) => account.inJournals).length
  return (
    <div>
      <p className={classes.aside}>
        <code>{mask}</code> {t('masks.count', { count: matches.length, inJournals })}
      </p>
      <ul className={classes.chips}>
        {matches.slice(0, mostShown).map(({ code, name, inJournals: isUsed }) => (
          <li key={code} className={isUsed ? classes.used : undefined}>
            <span>{`${code} ${name === '' ? t('masks.notInChart') : name}`}</span>
            {isUsed ? <span className={classes.mark}>{t('masks.inJournals')}</span> : null}
          </li>
        ))}
        {matches.length > mostShown ? <li>{t('masks.more', { count: matches.length - mostShown })}</li> : null}
      </ul>
    </div>
  )
}
