import { fromCents } from './decimals.ts'
import type {
  Company,
  CompanyRights,
  Dimension,
  DimensionItem,
  LedgerAccount,
  Receipt,
  ReceiptRow,
} from './entities.ts'
import type { InferredFacts } from './facts.ts'
import { toLocalTime } from './local-time.ts'
import type { DatedPeriod, DatedYear } from './store/reference-store.ts'

/** Stored → wire. What a receipt does not have is answered as null, as the vendor does with references. */
export function receiptToWire(receipt: Receipt, facts: InferredFacts) {
  const { created: _created, createdBy: _by, rows, receiptNumber, version, ...own } = receipt
  const withoutRows = receipt.status === 'INVALIDATED' && facts.invalidatedLosesRows
  return {
    ...nothingSet,
    ...own,
    receiptNumber,
    invoiceNumber: receiptNumber,
    version: toLocalTime(version, facts.timeZone),
    transactions: withoutRows ? [] : rows.map((row) => rowToWire(row, facts)),
    attachments: [],
  }
}

const nothingSet = {
  vatProcessing: null,
  invoiceNotes: null,
  accountantsNotes: null,
  transactionDescription: null,
  receiptValidity: null,
  periodStartDate: null,
  periodEndDate: null,
  partnerId: null,
  partnerCode: null,
  serialNumber: null,
  depreciation: null,
  vatDate: null,
}

function rowToWire({ cents, vatPercent, dimensionItemValues, ...own }: ReceiptRow, facts: InferredFacts) {
  return {
    vatType: null,
    vatStatus: null,
    vatDeductionPercent: null,
    description: null,
    balanceCode: null,
    allocations: null,
    partnerId: null,
    startDate: null,
    endDate: null,
    ...own,
    accountingValue: fromCents(cents),
    ...(facts.omitVatPercent ? {} : { vatPercent }),
    dimensionItemValues: dimensionItemValues.map(({ cents: value, ...ids }) => ({ ...ids, value: fromCents(value) })),
  }
}

/** A row of the search result: basic information only. */
export function receiptToBasicInfo(receipt: Receipt, { timeZone }: InferredFacts) {
  const { id, type, status, name, receiptDate, receiptNumber, serialNumber, created, version } = receipt
  return {
    id,
    type,
    status,
    name,
    receiptDate,
    receiptNumber,
    invoiceNumber: receiptNumber,
    ...(serialNumber ? { serialNumber } : {}),
    created: toLocalTime(created, timeZone),
    version: toLocalTime(version, timeZone),
  }
}

export function receiptToJournal(receipt: Receipt, { timeZone }: InferredFacts) {
  return {
    id: receipt.invoiceId,
    ledgerReceiptId: receipt.id,
    type: 'JOURNAL',
    status: receipt.status,
    invoiceNumber: receipt.receiptNumber,
    date: receipt.receiptDate,
    created: toLocalTime(receipt.created, timeZone),
    version: toLocalTime(receipt.version, timeZone),
  }
}

export function dimensionToWire({ id, name, items }: Dimension) {
  return { id, name, items: items.map(itemToWire) }
}

/** `status` is absent for an active item and `P` for an inactive one. */
export function itemToWire({ active, ...item }: DimensionItem) {
  return active ? item : { ...item, status: 'P' }
}

export function accountToWire({ code, name, active, translations }: LedgerAccount) {
  return { ledgerAccountCode: code, name, active, ...(translations ? { translations } : {}) }
}

export function yearToWire({ trackingPeriods, modified, ...year }: DatedYear, { timeZone }: InferredFacts) {
  const period = ({ modified: at, ...rest }: DatedPeriod) => ({ ...rest, modified: toLocalTime(at, timeZone) })
  return { ...year, modified: toLocalTime(modified, timeZone), trackingPeriods: trackingPeriods.map(period) }
}

export function companyToWire(company: Company) {
  return {
    id: company.id,
    name: company.name,
    country: company.country,
    productVersion: 'FINANCIALS',
    operationType: 'PRODUCTION',
    companyAddress: { city: company.city, country: company.country },
    mva: false,
    inTradeRegister: true,
    businessIdentifier: { brnType: 'FI', code: company.businessId },
    accountingCoaLanguages: ['fi'],
    companyCurrency: company.currency,
    currencyRateSearchDensity: 'DAILY_EXCHANGE_RATE',
  }
}

export function rightsToWire(rights: CompanyRights) {
  return {
    role: rights.role,
    rights: {
      management: {
        basicCompanyInfo: rights.basicCompanyInfo,
        basicAccountingInfo: rights.basicCompanyInfo,
        chartOfAccountsAndDefaultReports: rights.chartOfAccounts,
      },
      user: {
        editPersonalInfo: 'ALL_RIGHTS',
        limitedDimensions: rights.limitedToDimensions !== undefined,
        blockSoloLoginToProcountor: false,
      },
      accounting: {
        journalReceipts: rights.journalReceipts,
        journalReceiptSearch: rights.journalReceiptSearch,
        personalJournalReceiptsOnly: rights.personalJournalReceiptsOnly,
        closingOfAccountTools: 'NO_ACCESS',
        preventCreatingEditingInvoices: false,
        preventEditingAccountingPage: rights.preventEditingAccountingPage,
        accountingReports: rights.accountingReports,
        archive: 'NO_ACCESS',
      },
    },
  }
}
