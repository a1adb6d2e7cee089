export type { CallToken } from './call.ts'
export { callTimeoutMs, createProcountorClient, type ProcountorClient, type ProcountorClientOptions } from './client.ts'
export { explainField, type FieldPlace } from './explain-field.ts'
export {
  type CallName,
  type FailureKind,
  NoAnswer,
  ProcountorFailure,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
  type UnavailableReason,
  type VendorError,
} from './failures.ts'
export { inferred } from './inferred.ts'
export type { LedgerReceiptFilters, LedgerReceiptPaging } from './receipt-search.ts'
export { parseTokenError } from './vendor-errors.ts'
export {
  Company,
  Dimension,
  DimensionItem,
  DimensionItemCreate,
  FiscalYear,
  LedgerAccount,
  SessionInfo,
  Status,
  UserPrivileges,
  VatInformation,
} from './wire-company.ts'
export {
  DimensionItemValue,
  InfoMessage,
  LedgerReceipt,
  LedgerReceiptBasicInfo,
  LedgerReceiptCreate,
  LedgerReceiptPage,
  LedgerReceiptReplace,
  Transaction,
  TransactionInput,
} from './wire-receipts.ts'
