import type { Receipt, ReceiptRow } from '../entities.ts'
import type { Db } from './database.ts'

/** A row before it has an id; on a change, the id that it keeps. */
export type RowDraft = Omit<ReceiptRow, 'id'> & { readonly id?: number }
export type ReceiptDraft = Omit<
  Receipt,
  'id' | 'receiptNumber' | 'invoiceId' | 'created' | 'version' | 'createdBy' | 'rows'
> & { readonly rows: readonly RowDraft[] }

export interface ReceiptQuery {
  readonly companyId: number
  readonly types?: readonly string[]
  readonly statuses?: readonly string[]
  readonly startDate?: string
  readonly endDate?: string
  /** Instants; both ends count as inside. */
  readonly createdFrom?: string
  readonly createdTo?: string
  readonly versionFrom?: string
  readonly versionTo?: string
  readonly createdBy?: number
}

const numberings = ['receipt', 'row', 'invoice'] as const

/** Receipts of every company. Each call is one transaction, on the disk when it returns. */
export function createReceiptStore(db: Db) {
  const take = db.prepare<[number, string], { value: number }>(
    `INSERT INTO counters VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value`,
  )
  const put = db.prepare('INSERT OR REPLACE INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const select = db.prepare<[number, number], { data: string }>(
    'SELECT data FROM receipts WHERE company_id = ? AND id = ?',
  )

  const next = (companyId: number, name: (typeof numberings)[number]): number => take.get(companyId, name)?.value ?? 0

  const save = (companyId: number, receipt: Receipt): Receipt => {
    const { id, type, status, receiptDate, created, version, createdBy } = receipt
    put.run(companyId, id, type, status, receiptDate, created, version, createdBy, JSON.stringify(receipt))
    return receipt
  }

  const find = (companyId: number, id: number): Receipt | undefined => {
    const row = select.get(companyId, id)
    return row && (JSON.parse(row.data) as Receipt)
  }

  const withRowIds = (companyId: number, rows: readonly RowDraft[]): ReceiptRow[] =>
    rows.map((row) => ({ ...row, id: row.id ?? next(companyId, 'row') }))

  const add = (companyId: number, draft: ReceiptDraft, createdBy: number, at: string): Receipt => {
    const id = next(companyId, 'receipt')
    return save(companyId, {
      ...draft,
      id,
      receiptNumber: id,
      invoiceId: next(companyId, 'invoice'),
      created: at,
      version: at,
      createdBy,
      rows: withRowIds(companyId, draft.rows),
    })
  }

  const change = (companyId: number, receipt: Receipt, changes: Partial<ReceiptDraft>, at: string): Receipt => {
    const { rows = receipt.rows, ...fields } = changes
    return save(companyId, {
      ...receipt,
      ...fields,
      rows: withRowIds(companyId, rows),
      version: later(receipt.version, at),
    })
  }

  /** Every field is overwritten: what the draft leaves out is gone. */
  const replace = (companyId: number, receipt: Receipt, draft: ReceiptDraft, at: string): Receipt => {
    const { id, receiptNumber, invoiceId, created, version, createdBy } = receipt
    return save(companyId, {
      ...draft,
      ...{ id, receiptNumber, invoiceId, created, createdBy },
      rows: withRowIds(companyId, draft.rows),
      version: later(version, at),
    })
  }

  return {
    find,
    replace: db.transaction(replace).immediate,
    add: db.transaction(add).immediate,
    /** Keeps what is not named and gives the receipt a later version. */
    change: db.transaction(change).immediate,
    /** Newest id first. */
    list: (query: ReceiptQuery): Receipt[] => {
      const { where, values } = conditions(query)
      const sql = `SELECT data FROM receipts WHERE ${where} ORDER BY id DESC`
      const rows = db.prepare<unknown[], { data: string }>(sql).all(...values)
      return rows.map((row) => JSON.parse(row.data) as Receipt)
    },
    count: (companyId: number): number =>
      db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM receipts WHERE company_id = ?').get(companyId)
        ?.n ?? 0,
  }
}

function conditions(query: ReceiptQuery): { where: string; values: unknown[] } {
  const among = (column: string, choices: readonly string[]) =>
    `${column} IN (${choices.map(() => '?').join(', ') || 'NULL'})`
  const terms: [string, readonly unknown[]][] = [['company_id = ?', [query.companyId]]]
  if (query.types) terms.push([among('type', query.types), query.types])
  if (query.statuses) terms.push([among('status', query.statuses), query.statuses])
  const bounds: [string, unknown][] = [
    ['receipt_date >= ?', query.startDate],
    ['receipt_date <= ?', query.endDate],
    ['created >= ?', query.createdFrom],
    ['created <= ?', query.createdTo],
    ['version >= ?', query.versionFrom],
    ['version <= ?', query.versionTo],
    ['created_by = ?', query.createdBy],
  ]
  for (const [term, value] of bounds) if (value !== undefined) terms.push([term, [value]])
  return { where: terms.map(([term]) => term).join(' AND '), values: terms.flatMap(([, values]) => values) }
}

/** Two changes within one millisecond still get different versions. */
function later(version: string, at: string): string {
  if (at > version) return at
  return new Date(Date.parse(version) + 1).toISOString()
}
