import { changeTopics } from '@tosite/contract'
import {
  type DriftFix,
  deliveryStates,
  driftKinds,
  type KnownNames,
  levels,
  periodTypes,
  reversalReasons,
  rights,
  type SeenReceipt,
  waitingReasons,
} from '@tosite/core'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

// Times are ISO text in UTC; booking dates are ISO dates without a zone; money is cents. JSON columns hold values of `core`.

// ── Sign-in: the tables of the sign-in library, under names that do not meet ours ──────────────────────────────────

export const signInUsers = sqliteTable('sign_in_users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull(),
})

export const signInSessions = sqliteTable('sign_in_sessions', {
  id: text('id').primaryKey(),
  expiresAt: integer('expires_at', { mode: 'timestamp' }).notNull(),
  token: text('token').notNull().unique(),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  userId: text('user_id')
    .notNull()
    .references(() => signInUsers.id, { onDelete: 'cascade' }),
})

export const signInCredentials = sqliteTable('sign_in_credentials', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id')
    .notNull()
    .references(() => signInUsers.id, { onDelete: 'cascade' }),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp' }),
  refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp' }),
  scope: text('scope'),
  password: text('password'),
  createdAt: integer('created_at', { mode: 'timestamp' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp' }).notNull(),
})

export const signInVerifications = sqliteTable('sign_in_verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp' }),
  updatedAt: integer('updated_at', { mode: 'timestamp' }),
})

// ── Who may do what ────────────────────────────────────────────────────────────────────────────────────────────────

export const templates = sqliteTable('templates', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
})

export const templateRights = sqliteTable(
  'template_rights',
  {
    templateId: text('template_id')
      .notNull()
      .references(() => templates.id),
    right: text('right', { enum: rights }).notNull(),
    level: text('level', { enum: levels }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.templateId, table.right] })],
)

/** Tosite's own user. Written last when a user is made: a sign-in without this row may do nothing. */
export const users = sqliteTable('users', {
  id: text('id')
    .primaryKey()
    .references(() => signInUsers.id),
  templateId: text('template_id')
    .notNull()
    .references(() => templates.id),
  seesAll: integer('sees_all', { mode: 'boolean' }).notNull(),
  language: text('language', { enum: ['en', 'sv', 'fi'] })
    .notNull()
    .default('en'),
  /** A demo user that is given the first company read from Nmbrs, and still waits for it. */
  awaitsFirstCompany: integer('awaits_first_company', { mode: 'boolean' }).notNull().default(false),
})

export const userDebtors = sqliteTable(
  'user_debtors',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    debtorId: integer('debtor_id')
      .notNull()
      .references(() => debtors.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.debtorId] })],
)

export const userCompanies = sqliteTable(
  'user_companies',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.companyId] })],
)

/** Who did what. A row is written in the transaction of the change itself. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    /** A user's id, or `tosite` for what it does by itself. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    companyId: integer('company_id'),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('audit_by_subject').on(table.subject), index('audit_by_company').on(table.companyId)],
)

// ── Nmbrs ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One deployment serves one master: a single row. */
export const nmbrsConnection = sqliteTable(
  'nmbrs_connection',
  {
    id: integer('id').primaryKey().default(1),
    username: text('username').notNull(),
    /** Sealed. */
    token: text('token').notNull(),
    domain: text('domain').notNull(),
    savedAt: text('saved_at').notNull(),
    companiesReadAt: text('companies_read_at'),
  },
  (table) => [check('nmbrs_connection_single', sql`${table.id} = 1`)],
)

/** Nmbrs ids. `blocked` is Tosite's own mark: no Nmbrs API shows it. */
export const debtors = sqliteTable('debtors', {
  id: integer('id').primaryKey(),
  number: text('number').notNull(),
  name: text('name').notNull(),
  blocked: integer('blocked', { mode: 'boolean' }).notNull().default(false),
  /** Order in which Nmbrs listed it. */
  position: integer('position').notNull(),
  /** Not in the last list read: kept for its history. */
  gone: integer('gone', { mode: 'boolean' }).notNull().default(false),
})

/** Nmbrs ids. `testCompany` is Tosite's own mark: no Nmbrs API shows it. */
export const companies = sqliteTable(
  'companies',
  {
    id: integer('id').primaryKey(),
    debtorId: integer('debtor_id')
      .notNull()
      .references(() => debtors.id),
    number: text('number').notNull(),
    name: text('name').notNull(),
    periodType: text('period_type', { enum: periodTypes }),
    testCompany: integer('test_company', { mode: 'boolean' }).notNull().default(false),
    position: integer('position').notNull(),
    gone: integer('gone', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('companies_by_debtor').on(table.debtorId),
    index('companies_by_position').on(table.position, table.id),
  ],
)

/** Cost centre and cost unit codes of a company, as last listed by Nmbrs or seen in a journal. */
export const costCodes = sqliteTable(
  'cost_codes',
  {
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    kind: text('kind', { enum: ['cost-center', 'cost-unit'] }).notNull(),
    code: text('code').notNull(),
    description: text('description').notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.kind, table.code] })],
)

// ── Procountor accounts ────────────────────────────────────────────────────────────────────────────────────────────

export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  username: text('username').notNull(),
  authorizationKind: text('authorization_kind', { enum: ['interactive', 'api-key'] })
    .notNull()
    .default('interactive'),
  status: text('status', { enum: ['not-authorized', 'authorized', 'authorization-expired'] })
    .notNull()
    .default('not-authorized'),
  administrationId: integer('administration_id'),
  administrationName: text('administration_name'),
  /** Sealed, and bound to this row. */
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  accessTokenExpiresAt: text('access_token_expires_at'),
  /** When the refresh token was given: its life is counted from here. */
  refreshTokenAt: text('refresh_token_at'),
  authorizedAt: text('authorized_at'),
  refreshedAt: text('refreshed_at'),
  problem: text('problem', { mode: 'json' }).$type<{ code: string; vendor: unknown[]; values?: unknown }>(),
  createdAt: text('created_at').notNull(),
  /** A deleted account stays for its history, without tokens, and is shown nowhere. */
  deletedAt: text('deleted_at'),
})

/**
 * Who refreshes an account's token, and what came of trying: there only while somebody does, or while it does not work. One
 * row for all processes, so that one refresh leaves at a time.
 */
export const tokenRefreshes = sqliteTable('token_refreshes', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  /** Null: nobody. */
  holder: text('holder'),
  /** A holder that is silent for longer has died. */
  heldUntil: text('held_until'),
  /** In a row, without an answer. */
  failures: integer('failures').notNull().default(0),
  /** Nobody tries again before this. */
  notBefore: text('not_before'),
})

/** A person on the way to Procountor's login page and back. Used once. */
export const authorizations = sqliteTable(
  'authorizations',
  {
    /** SHA-256 of the state: the state itself is in no table. */
    stateHash: text('state_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    sessionId: text('session_id').notNull(),
    userId: text('user_id').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [index('authorizations_by_account').on(table.accountId)],
)

/** Reference data of the company behind an account, as last read, one row per kind. */
export const administrationData = sqliteTable(
  'administration_data',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['dimensions', 'chart-of-accounts', 'vats', 'fiscal-years', 'access'] }).notNull(),
    data: text('data', { mode: 'json' }).$type<unknown>().notNull(),
    readAt: text('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.kind] })],
)

// ── Mappings ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const mappings = sqliteTable('mappings', {
  id: text('id').primaryKey(),
  companyId: integer('company_id')
    .notNull()
    .unique()
    .references(() => companies.id),
  accountId: text('account_id')
    .notNull()
    .unique()
    .references(() => accounts.id),
  costCenterDimensionId: integer('cost_center_dimension_id'),
  costUnitDimensionId: integer('cost_unit_dimension_id'),
  /** Everything that is not a relation: masks, policies, texts, VAT (checked by a schema on the way out). */
  rules: text('rules', { mode: 'json' }).$type<unknown>().notNull(),
  version: integer('version').notNull().default(1),
  createdAt: text('created_at').notNull(),
  changedAt: text('changed_at').notNull(),
})

export const accountOverrides = sqliteTable(
  'account_overrides',
  {
    mappingId: text('mapping_id')
      .notNull()
      .references(() => mappings.id, { onDelete: 'cascade' }),
    nmbrsAccount: text('nmbrs_account').notNull(),
    procountorAccount: text('procountor_account').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mappingId, table.nmbrsAccount] })],
)

/** A code bound to an item of the mapped dimension, by the item's id. */
export const itemBindings = sqliteTable(
  'item_bindings',
  {
    mappingId: text('mapping_id')
      .notNull()
      .references(() => mappings.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['cost-center', 'cost-unit'] }).notNull(),
    code: text('code').notNull(),
    itemId: integer('item_id').notNull(),
    codeName: text('code_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mappingId, table.kind, table.code] })],
)

/** What each mapping was last compared with, and when that is due again. */
export const mappingChecks = sqliteTable('mapping_checks', {
  mappingId: text('mapping_id')
    .primaryKey()
    .references(() => mappings.id, { onDelete: 'cascade' }),
  /** Names as they were when somebody last took note of them; null before the first comparison. */
  known: text('known', { mode: 'json' }).$type<KnownNames>(),
  /** When the reference data was read that it was compared with. */
  comparedAt: text('compared_at'),
  dueAt: text('due_at').notNull(),
  /** Failed ones in a row. */
  attempts: integer('attempts').notNull().default(0),
})

/** What a mapping uses and what is not any more in Procountor as it was known. Gone once a comparison finds it no more. */
export const mappingDrifts = sqliteTable(
  'mapping_drifts',
  {
    mappingId: text('mapping_id')
      .notNull()
      .references(() => mappings.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: driftKinds }).notNull(),
    /** What it is about, unique within mapping and kind. */
    subject: text('subject').notNull(),
    /** Gaps of the message. */
    values: text('values', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    /** What one click does about it; null where a person has to decide. */
    fix: text('fix', { mode: 'json' }).$type<DriftFix>(),
    foundAt: text('found_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mappingId, table.kind, table.subject] })],
)

// ── Runs and journals ──────────────────────────────────────────────────────────────────────────────────────────────

export const runs = sqliteTable(
  'runs',
  {
    id: text('id').primaryKey(),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    /** Null for an uploaded run. */
    nmbrsRunId: integer('nmbrs_run_id'),
    number: integer('number').notNull(),
    year: integer('year').notNull(),
    periodStart: integer('period_start').notNull(),
    periodEnd: integer('period_end').notNull(),
    description: text('description').notNull(),
    runAt: text('run_at'),
    locked: integer('locked', { mode: 'boolean' }).notNull(),
    deleted: integer('deleted', { mode: 'boolean' }).notNull().default(false),
    readAt: text('read_at').notNull(),
  },
  (table) => [
    uniqueIndex('runs_by_nmbrs').on(table.companyId, table.nmbrsRunId, table.year),
    index('runs_by_year').on(table.companyId, table.year),
  ],
)

/**
 * A company's latest run and the word that stands for it. Written anew in the transaction of every change to runs,
 * journals or deliveries of the company, so that the overview of thousands of companies is one plain join.
 */
export const latestRuns = sqliteTable('latest_runs', {
  companyId: integer('company_id')
    .primaryKey()
    .references(() => companies.id),
  runId: text('run_id')
    .notNull()
    .references(() => runs.id),
  state: text('state').notNull(),
})

/** When a company's runs of a year were last listed by Nmbrs. */
export const runLists = sqliteTable(
  'run_lists',
  {
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    year: integer('year').notNull(),
    readAt: text('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.year] })],
)

/** The frozen snapshot of a run's journal entries. A run has at most one. */
export const journals = sqliteTable('journals', {
  id: text('id').primaryKey(),
  runId: text('run_id')
    .notNull()
    .unique()
    .references(() => runs.id),
  companyId: integer('company_id')
    .notNull()
    .references(() => companies.id),
  source: text('source', { enum: ['nmbrs', 'upload'] }).notNull(),
  fileName: text('file_name'),
  /** The parsed entries, serialized by `core`. */
  snapshot: text('snapshot').notNull(),
  /** SHA-256 over the parsed entries, not over bytes. */
  contentHash: text('content_hash').notNull(),
  createdAt: text('created_at').notNull(),
  markedAsSentAt: text('marked_as_sent_at'),
  markedAsSentBy: text('marked_as_sent_by'),
  paymentDate: text('payment_date'),
})

// ── Receipts and deliveries ────────────────────────────────────────────────────────────────────────────────────────

/** What Procountor will book. Never changed once its delivery is `sending`. */
export const receipts = sqliteTable(
  'receipts',
  {
    id: text('id').primaryKey(),
    journalId: text('journal_id')
      .notNull()
      .references(() => journals.id),
    companyId: integer('company_id')
      .notNull()
      .references(() => companies.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The Procountor company it was meant for: a token of another company never carries it. */
    administrationId: integer('administration_id').notNull(),
    kind: text('kind', { enum: ['receipt', 'reversal'] }).notNull(),
    /** The receipt that this one reverses, or whose place it takes. */
    ofReceiptId: text('of_receipt_id'),
    receiptKey: text('receipt_key').notNull(),
    name: text('name').notNull(),
    date: text('date').notNull(),
    periodYear: integer('period_year').notNull(),
    periodNumber: integer('period_number').notNull(),
    /** The delivery mark: unique to the receipt, carried in `invoiceNotes`. */
    mark: text('mark').notNull().unique(),
    /** The receipt as `core` computed it. */
    content: text('content', { mode: 'json' }).$type<unknown>().notNull(),
    approve: integer('approve', { mode: 'boolean' }).notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('receipts_by_journal').on(table.journalId), index('receipts_by_company').on(table.companyId)],
)

/** The attempt to get one receipt into Procountor exactly once. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    receiptId: text('receipt_id')
      .notNull()
      .references(() => receipts.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state', { enum: deliveryStates }).notNull(),
    waitingFor: text('waiting_for', { enum: waitingReasons }),
    attempts: integer('attempts').notNull().default(0),
    /** Not before this. */
    dueAt: text('due_at').notNull(),
    /** When the last request was given up without a trustworthy answer. */
    givenUpAt: text('given_up_at'),
    /** How often it was looked for and not found since. */
    notFound: integer('not_found').notNull().default(0),
    leaseTerm: integer('lease_term'),
    leaseUntil: text('lease_until'),
    /** The body as it was, or will be, sent; on disk before the request goes out. */
    body: text('body', { mode: 'json' }).$type<unknown>(),
    procountorId: integer('procountor_id'),
    procountorStatus: text('procountor_status'),
    procountorVersion: text('procountor_version'),
    errors: text('errors', { mode: 'json' }).$type<unknown[]>().notNull(),
    differences: text('differences', { mode: 'json' }).$type<unknown[]>().notNull(),
    foundDate: text('found_date'),
    /** What a sweep found in Procountor after the delivery was done; null while it is as it was then. */
    changedLater: text('changed_later', { mode: 'json' }).$type<unknown>(),
    /** Other live receipts in Procountor that carry its mark, as a sweep found them; null where there are none. */
    twinIds: text('twin_ids', { mode: 'json' }).$type<number[]>(),
    createdAt: text('created_at').notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [
    // A receipt has one live delivery: the database says so, not the code.
    uniqueIndex('deliveries_one_live')
      .on(table.receiptId)
      .where(sql`state not in ('replaced', 'withdrawn', 'reversed')`),
    index('deliveries_due').on(table.state, table.dueAt),
    index('deliveries_by_account').on(table.accountId, table.state, table.dueAt),
    index('deliveries_by_receipt').on(table.receiptId),
  ],
)

/**
 * Items that Procountor was asked to create, until it is known what came of it: on disk before the request leaves, so that
 * nobody asks again for what may be there already.
 */
export const itemRequests = sqliteTable(
  'item_requests',
  {
    administrationId: integer('administration_id').notNull(),
    dimensionId: integer('dimension_id').notNull(),
    code: text('code').notNull(),
    leaseTerm: integer('lease_term').notNull(),
    askedAt: text('asked_at').notNull(),
    /** When the answer was given up. */
    givenUpAt: text('given_up_at'),
    /** When it was looked for, after the settle time, and not found. */
    notFoundAt: text('not_found_at'),
  },
  (table) => [primaryKey({ columns: [table.administrationId, table.dimensionId, table.code] })],
)

/** When each account's receipts were last looked through in Procountor, and when that is due again. */
export const sweeps = sqliteTable('sweeps', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  /** When the last complete one began; null before the first. */
  sweptAt: text('swept_at'),
  dueAt: text('due_at').notNull(),
  /** Failed ones in a row. */
  attempts: integer('attempts').notNull().default(0),
})

/** The departures of all calls to Procountor, whichever process makes them: a single row. */
export const pace = sqliteTable(
  'pace',
  {
    id: integer('id').primaryKey().default(1),
    /** Milliseconds since the machine was started, with their fractions. */
    freeAt: real('free_at').notNull(),
    slowUntil: real('slow_until').notNull(),
  },
  (table) => [check('pace_single', sql`${table.id} = 1`)],
)

/**
 * How a receipt is being, or was, taken back out of Procountor: one row per delivery, since a receipt that is sent again is
 * another one. What is half done is found here after a restart.
 */
export const withdrawals = sqliteTable('withdrawals', {
  deliveryId: text('delivery_id')
    .primaryKey()
    .references(() => deliveries.id),
  act: text('act', { enum: ['invalidate', 'reverse'] }).notNull(),
  /** Why it is reversed; null where it is invalidated. */
  reason: text('reason', { enum: reversalReasons }),
  /** Booking date of the reversal, as the person who confirmed saw it. */
  reversalDate: text('reversal_date'),
  /** The receipt in Procountor as the person who confirmed saw it: whatever else is found there is asked about again. */
  seen: text('seen', { mode: 'json' }).$type<SeenReceipt>().notNull(),
  /** On disk before Procountor was first asked to change the receipt; its version moves by us from then on. */
  askedAt: text('asked_at'),
  /** The receipt that takes it back. One at most: it is set once, and given up only where Procountor refused that one. */
  reversalReceiptId: text('reversal_receipt_id')
    .unique()
    .references(() => receipts.id),
  confirmedAt: text('confirmed_at').notNull(),
  /** A user's id. */
  confirmedBy: text('confirmed_by').notNull(),
})

/** What Nmbrs gave of a run's journal when it was last compared with the snapshot. */
export const contentChecks = sqliteTable('content_checks', {
  journalId: text('journal_id')
    .primaryKey()
    .references(() => journals.id, { onDelete: 'cascade' }),
  /** When it was last compared, or a comparing began that nobody else should begin too. */
  checkedAt: text('checked_at').notNull(),
  /** SHA-256 over the entries found; null while nothing has been found. */
  foundHash: text('found_hash'),
  /** The entries found, serialized by `core`, where they are not those of the snapshot. */
  found: text('found'),
})

/** One sender among several processes. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  term: integer('term').notNull(),
  until: text('until').notNull(),
})

// ── What screens follow ────────────────────────────────────────────────────────────────────────────────────────────

/** What changed lately of what screens show. Written by triggers (`change-triggers.ts`), never by a store. */
export const changes = sqliteTable('changes', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  topic: text('topic', { enum: changeTopics }).notNull(),
  /** Null where it concerns no one company. */
  companyId: integer('company_id'),
  /** The id of what changed, as text. */
  subject: text('subject').notNull(),
  at: text('at').notNull(),
})
