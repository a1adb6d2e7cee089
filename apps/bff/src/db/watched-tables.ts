import type { ChangeTopic } from '@tosite/contract'
import type { Table } from 'drizzle-orm'
import type * as schema from './schema.ts'

/** Every table of the schema, by its name in the database. */
type TableName = {
  [Key in keyof typeof schema]: (typeof schema)[Key] extends Table ? (typeof schema)[Key]['_']['name'] : never
}[keyof typeof schema]

/** One thing that a changed row makes worth telling. `ROW` stands for the row: as it is now, or was when deleted. */
export interface Telling {
  readonly topic: ChangeTopic
  /** SQL of the company's id, or `null`. */
  readonly company: string
  /** SQL of the id of what changed. */
  readonly subject: string
  /** SQL after `select …`, where the company is found in another table. */
  readonly from?: string
}

export interface Watched {
  readonly tells: readonly Telling[]
  /** Columns, as the database names them, that no screen shows: a change of these alone is not told. */
  readonly silent?: readonly string[]
}

interface Unwatched {
  /** Why nobody has to be told. */
  readonly because: string
}

const ofCompany = { topic: 'companies', company: 'ROW.id', subject: 'ROW.id' } as const
const ofMapping = {
  topic: 'mappings',
  company: 'mappings.company_id',
  subject: 'mappings.id',
  from: 'from mappings where mappings.id = ROW.mapping_id',
} as const

/**
 * What is told of a change in each table. A table that is missing here does not compile: whoever adds one decides whether
 * a screen shows it.
 */
export const watchedTables: Readonly<Record<TableName, Watched | Unwatched>> = {
  nmbrs_connection: { tells: [{ topic: 'connection', company: 'null', subject: 'ROW.id' }], silent: ['token'] },
  companies: { tells: [ofCompany] },
  debtors: {
    tells: [
      {
        topic: 'companies',
        company: 'companies.id',
        subject: 'companies.id',
        from: 'from companies where companies.debtor_id = ROW.id',
      },
    ],
  },
  accounts: {
    tells: [
      { topic: 'accounts', company: 'null', subject: 'ROW.id' },
      // Companies are shown with the Procountor company behind their account, to people who see no accounts.
      {
        topic: 'companies',
        company: 'mappings.company_id',
        subject: 'mappings.company_id',
        from: 'from mappings where mappings.account_id = ROW.id',
      },
    ],
    silent: ['access_token', 'refresh_token', 'access_token_expires_at'],
  },
  administration_data: {
    tells: [{ topic: 'administrations', company: 'null', subject: 'ROW.account_id' }],
    // The account says when its company was read.
    silent: ['read_at'],
  },
  mappings: {
    tells: [
      { topic: 'mappings', company: 'ROW.company_id', subject: 'ROW.id' },
      { topic: 'companies', company: 'ROW.company_id', subject: 'ROW.company_id' },
    ],
  },
  account_overrides: { tells: [ofMapping] },
  item_bindings: { tells: [ofMapping] },
  mapping_checks: { tells: [ofMapping], silent: ['known', 'due_at', 'attempts'] },
  mapping_drifts: {
    tells: [
      ofMapping,
      {
        topic: 'overview',
        company: 'mappings.company_id',
        subject: 'mappings.company_id',
        from: 'from mappings where mappings.id = ROW.mapping_id',
      },
    ],
  },
  runs: { tells: [{ topic: 'runs', company: 'ROW.company_id', subject: 'ROW.id' }], silent: ['read_at'] },
  latest_runs: { tells: [{ topic: 'overview', company: 'ROW.company_id', subject: 'ROW.company_id' }] },
  journals: {
    tells: [{ topic: 'journals', company: 'ROW.company_id', subject: 'ROW.id' }],
    // Large, and named by its hash.
    silent: ['snapshot'],
  },
  receipts: {
    tells: [{ topic: 'journals', company: 'ROW.company_id', subject: 'ROW.journal_id' }],
    silent: ['content'],
  },
  deliveries: {
    tells: [
      {
        topic: 'deliveries',
        company: 'receipts.company_id',
        subject: 'receipts.journal_id',
        from: 'from receipts where receipts.id = ROW.receipt_id',
      },
    ],
    silent: ['lease_term', 'lease_until', 'body'],
  },
  content_checks: {
    tells: [
      {
        topic: 'journals',
        company: 'journals.company_id',
        subject: 'journals.id',
        from: 'from journals where journals.id = ROW.journal_id',
      },
    ],
    // What was found is named by its hash; that nothing new was found is nobody's news.
    silent: ['checked_at', 'found'],
  },

  withdrawals: { because: 'what is shown of one changes with its delivery' },
  cost_codes: { because: 'they are read from Nmbrs whenever they are shown' },
  run_lists: { because: 'what a reading found new is told by the runs' },
  authorizations: { because: 'a person on the way is on no screen' },
  token_refreshes: { because: 'who refreshes a token is on no screen' },
  leases: { because: 'who sends is on no screen' },
  item_requests: { because: 'what waits for one is a delivery' },
  pace: { because: 'when the next call leaves is on no screen' },
  sweeps: { because: 'what they find is told by the deliveries' },
  audit: { because: 'what it is about is told by its own table' },
  changes: { because: 'it is what is told' },
  templates: { because: 'a stream ends when its viewer’s rights change' },
  template_rights: { because: 'a stream ends when its viewer’s rights change' },
  users: { because: 'a stream ends when its viewer’s rights change' },
  user_debtors: { because: 'a stream ends when its viewer’s rights change' },
  user_companies: { because: 'a stream ends when its viewer’s rights change' },
  sign_in_users: { because: 'nobody sees another user' },
  sign_in_sessions: { because: 'a stream ends with its session' },
  sign_in_credentials: { because: 'they are on no screen' },
  sign_in_verifications: { because: 'they are on no screen' },
}
