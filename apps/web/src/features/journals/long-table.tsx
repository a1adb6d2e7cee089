import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type Key, type ReactNode, type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import tableClasses from '../../shared/ui/data-table.module.css'
import classes from './long-table.module.css'

type TableVirtualizer = Virtualizer<HTMLDivElement, HTMLTableRowElement>

/** What a row of the table is given for its `tr`. Empty where all rows are on the page. */
export interface LongRowProps {
  readonly ref?: Ref<HTMLTableRowElement>
  readonly 'data-index'?: number
  readonly 'aria-rowindex'?: number
}

interface LongTableProps {
  readonly caption: string
  /** Of every column, with which no column moves while rows come and go. */
  readonly widths: readonly string[]
  /** The cells of the heading. */
  readonly head: ReactNode
  /** The cells of each row at the foot, which stays in sight. */
  readonly foot: readonly ReactNode[]
  readonly count: number
  /** Above so many, only the rows in sight are on the page: finding in the page then finds only these. */
  readonly mostRows: number
  readonly keyOf: (index: number) => Key
  readonly row: (index: number, props: LongRowProps) => ReactNode
}

/** Rows that fit on a screen need no frame of their own to scroll in. */
const fewRows = 15
/** Measured on screen: a row of one line, with its border. Rows that are guessed wrong break off a scroll to the end. */
const rowHeight = 41
const rowsBeyondSight = 10
/** The frame's `max-height`, by which the first rows are there before it is measured. */
const mostOfScreen = 0.7
const mostHeight = 704

/** A real table however long, whose heading and foot stay in sight. */
export function LongTable(props: LongTableProps) {
  const { caption, widths, head, foot, count, mostRows, keyOf } = props
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const isPartial = count > mostRows
  // Here and not with the rows, which would look for the frame before it is there and have to be made twice.
  const virtual = useVirtualizer({
    enabled: isPartial,
    count,
    getScrollElement: () => frame.current,
    initialRect: { width: 0, height: Math.min(mostOfScreen * innerHeight, mostHeight) },
    getItemKey: keyOf,
    estimateSize: () => rowHeight,
    overscan: rowsBeyondSight,
    measureElement: heightOnceLaidOut,
  })
  const placeOf = (place: number) => (isPartial ? place : undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of fields is something else
    <div
      ref={frame}
      className={`${tableClasses.frame} ${count > fewRows ? classes.scrolling : ''}`}
      role="group"
      aria-label={t('table.scrollable', { caption })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table
        className={`${tableClasses.table} ${classes.table} ${isPartial ? classes.partial : ''}`}
        aria-rowcount={placeOf(1 + count + foot.length)}
      >
        <caption>{caption}</caption>
        {isPartial ? (
          <colgroup>
            {widths.map((width, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, and stay in place
              <col key={at} style={{ width }} />
            ))}
          </colgroup>
        ) : null}
        <thead>
          <tr aria-rowindex={placeOf(1)}>{head}</tr>
        </thead>
        <tbody>{isPartial ? <RowsInSight {...props} virtual={virtual} /> : allRows(props)}</tbody>
        <tfoot>
          {foot.map((cells, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of the foot have no other name
            <tr key={at} aria-rowindex={placeOf(2 + count + at)}>
              {cells}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  )
}

function allRows({ count, row }: LongTableProps): readonly ReactNode[] {
  return Array.from({ length: count }, (_, index) => row(index, {}))
}

/** The rows in sight, between two empty ones that hold the place of the others. */
function RowsInSight({ row, widths, virtual }: LongTableProps & { readonly virtual: TableVirtualizer }) {
  const inSight = virtual.getVirtualItems()
  const above = inSight[0]?.start ?? 0
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  return (
    <>
      <Spacer height={above} columns={widths.length} />
      {inSight.map(({ index }) =>
        row(index, { ref: virtual.measureElement, 'data-index': index, 'aria-rowindex': index + 2 }),
      )}
      <Spacer height={below} columns={widths.length} />
    </>
  )
}

/**
 * A row's height as the browser reports it after laying it out. Until then it is the one known or guessed: to ask a row that
 * was just made would have the whole page laid out for the answer.
 */
function heightOnceLaidOut(
  row: HTMLTableRowElement,
  laidOut: ResizeObserverEntry | undefined,
  virtual: TableVirtualizer,
): number {
  if (laidOut !== undefined) return measureElement(row, laidOut, virtual)
  return virtual.measurementsCache[virtual.indexFromElement(row)]?.size ?? rowHeight
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height <= 0 ? null : (
    <tr className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}
