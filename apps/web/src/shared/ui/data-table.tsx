import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './data-table.module.css'

interface DataColumn {
  readonly key: string
  /** Heading; for a column of buttons it may be hidden from sight. */
  readonly label: ReactNode
  /** Amounts and numbers stand at the end. */
  readonly end?: boolean
  /** Given for every column of a table whose rows change while one looks: then no column moves. */
  readonly width?: string
}

interface DataTableProps {
  /** Read out, not shown: the heading above usually says it to the eye. */
  readonly caption: string
  readonly columns: readonly DataColumn[]
  /**
   * In a narrow window a row becomes a block that shows all of its cells, without headings: for tables whose cells speak
   * for themselves (or have a `data-label` that is shown then), and whose states and buttons must not be out of sight.
   */
  readonly stacks?: boolean
  /** `tbody` elements, so that rows can be grouped. */
  readonly children: ReactNode
}

/** Class of a cell that holds an amount or a number. */
export const endCell = classes.end

/** A real table; where the window is narrow it scrolls sideways within itself, or its rows are stacked. */
export function DataTable({ caption, columns, stacks = false, children }: DataTableProps) {
  const { t } = useTranslation()
  const isFixed = columns.every(({ width }) => width !== undefined)
  const shape = [classes.table, ...(isFixed ? [classes.fixed] : []), ...(stacks ? [classes.stacks] : [])]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a group of fields is something else
    <div className={classes.frame} role="group" aria-label={t('table.scrollable', { caption })} tabIndex={0}>
      <table className={shape.join(' ')}>
        <caption>{caption}</caption>
        {isFixed ? (
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
        ) : null}
        <thead>
          <tr>
            {columns.map(({ key, label, end }) => (
              <th key={key} scope="col" className={end === true ? endCell : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  )
}
