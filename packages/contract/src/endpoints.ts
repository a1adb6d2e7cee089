import * as z from 'zod'
import * as accounts from './accounts.ts'
import * as companies from './companies.ts'
import * as contentChecks from './content-checks.ts'
import * as drift from './drift.ts'
import * as journals from './journals.ts'
import * as mappings from './mappings.ts'
import * as nmbrs from './nmbrs.ts'
import * as preflight from './preflight.ts'
import * as previewDetails from './preview-details.ts'
import type { RouteName } from './routes.ts'
import * as rules from './rules.ts'
import * as session from './session.ts'
import * as withdrawals from './withdrawals.ts'

interface Endpoint {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
}

/** What each route takes and answers on success. Errors are `ApiError` everywhere. */
export const endpoints = {
  getHealth: { response: session.Health },
  getMe: { response: session.Me },
  setLanguage: { body: session.SetLanguage, response: session.Me },

  getOverview: { query: companies.OverviewQuery, response: companies.Overview },

  listCompanies: { response: companies.CompanyList },
  getCompany: { params: companies.CompanyParams, response: companies.Company },
  readCompanies: { response: nmbrs.CompaniesRead },
  setTestCompany: { params: companies.CompanyParams, body: companies.SetTestCompany, response: companies.Company },
  setBlockedDebtor: {
    params: companies.DebtorParams,
    body: companies.SetBlockedDebtor,
    response: companies.CompanyList,
  },

  getNmbrsConnection: { response: nmbrs.NmbrsConnection },
  testNmbrsConnection: { body: nmbrs.NmbrsCredentials, response: nmbrs.NmbrsTest },
  saveNmbrsConnection: { body: nmbrs.NmbrsCredentials, response: nmbrs.NmbrsConnection },

  listAccounts: { response: accounts.AccountList },
  createAccount: { body: accounts.CreateAccount, response: accounts.Account },
  getAccount: { params: accounts.AccountParams, response: accounts.Account },
  deleteAccount: { params: accounts.AccountParams, response: accounts.AccountList },
  authorizeAccount: { params: accounts.AccountParams, response: accounts.AuthorizeAnswer },
  refreshAccounts: { response: accounts.AccountList },

  getAdministration: { params: accounts.AccountParams, response: accounts.AdministrationView },
  refreshAdministration: { params: accounts.AccountParams, response: accounts.AdministrationView },

  listMappings: { response: mappings.MappingList },
  createMapping: { body: mappings.CreateMapping, response: mappings.MappingView },
  getMapping: { params: mappings.MappingParams, response: mappings.MappingView },
  updateMapping: { params: mappings.MappingParams, body: mappings.UpdateMapping, response: mappings.MappingView },
  deleteMapping: { params: mappings.MappingParams, response: mappings.MappingList },
  listMappingCodes: { params: mappings.MappingParams, response: mappings.MappingCodes },

  getMappingDrift: { params: mappings.MappingParams, response: drift.MappingDrift },
  compareMapping: { params: mappings.MappingParams, response: drift.MappingDrift },
  fixDrift: { params: mappings.MappingParams, body: drift.FixDrift, response: drift.MappingDrift },

  getRulesMaterial: { params: mappings.MappingParams, response: rules.RulesMaterial },
  proposeCopy: { params: rules.CopyParams, response: rules.RulesCopy },
  tryRules: { params: mappings.MappingParams, body: rules.TryRules, response: rules.TriedRules },

  listRuns: { params: companies.CompanyParams, query: journals.RunsQuery, response: journals.RunList },
  createJournal: { params: journals.RunParams, response: journals.RunRow },
  uploadJournal: { params: companies.CompanyParams, query: journals.UploadQuery, response: journals.RunRow },
  discardJournal: { params: journals.JournalParams, response: z.object({ discarded: z.literal(true) }) },
  markJournalAsSent: { params: journals.JournalParams, response: journals.RunRow },
  unmarkJournal: { params: journals.JournalParams, response: journals.RunRow },
  setPaymentDate: { params: journals.JournalParams, body: journals.SetPaymentDate, response: journals.PreviewAnswer },

  getPreview: { params: journals.JournalParams, response: journals.PreviewAnswer },
  getPreviewJson: { params: journals.JournalParams, response: journals.PreviewJson },
  listRowEntries: {
    params: journals.JournalParams,
    query: previewDetails.RowEntriesQuery,
    response: previewDetails.RowEntries,
  },
  getCorrection: { params: previewDetails.CorrectionParams, response: previewDetails.Correction },

  checkJournal: { params: journals.JournalParams, body: preflight.CheckJournal, response: preflight.Preflight },
  sendJournal: { params: journals.JournalParams, body: journals.SendJournal, response: journals.DeliveryList },
  listDeliveries: { params: journals.JournalParams, response: journals.DeliveryList },
  checkDeliveries: { params: journals.JournalParams, response: journals.DeliveryList },
  getWithdrawal: { params: journals.JournalParams, response: withdrawals.WithdrawalPlan },
  withdrawJournal: {
    params: journals.JournalParams,
    body: withdrawals.WithdrawJournal,
    response: journals.DeliveryList,
  },

  getContentCheck: { params: journals.JournalParams, response: contentChecks.ContentCheck },
  checkContent: { params: journals.JournalParams, response: contentChecks.ContentCheck },
  takeContent: { params: journals.JournalParams, body: contentChecks.TakeContent, response: journals.RunRow },
  replaceDelivery: { params: journals.DeliveryParams, response: journals.DeliveryList },
} as const satisfies Record<RouteName, Endpoint>

export type Endpoints = typeof endpoints
type Part<Name extends RouteName, Key extends string> =
  Endpoints[Name] extends Record<Key, infer S extends z.ZodType> ? S : never
/** What a caller of the route gives. */
export type BodyOf<Name extends RouteName> = z.input<Part<Name, 'body'>>
export type QueryOf<Name extends RouteName> = z.input<Part<Name, 'query'>>
export type ParamsOf<Name extends RouteName> = z.input<Part<Name, 'params'>>
/** What the route answers. */
export type ResponseOf<Name extends RouteName> = z.output<Endpoints[Name]['response']>
