/**
 * Every JSON route of the API by name. Kept free of schemas, so that the browser can use it without carrying a validator.
 * Sign-in and sign-out are the sign-in library's own: `POST /api/auth/sign-in/email`, `POST /api/auth/sign-out`.
 */
export const routes = {
  getHealth: { method: 'GET', path: '/api/health' },

  getMe: { method: 'GET', path: '/api/me' },
  setLanguage: { method: 'PUT', path: '/api/me/language' },

  getOverview: { method: 'GET', path: '/api/overview' },

  listCompanies: { method: 'GET', path: '/api/companies' },
  getCompany: { method: 'GET', path: '/api/companies/:companyId' },
  readCompanies: { method: 'POST', path: '/api/companies/read' },
  setTestCompany: { method: 'PUT', path: '/api/companies/:companyId/test-company' },
  setBlockedDebtor: { method: 'PUT', path: '/api/debtors/:debtorId/blocked' },

  getNmbrsConnection: { method: 'GET', path: '/api/nmbrs/connection' },
  testNmbrsConnection: { method: 'POST', path: '/api/nmbrs/connection/test' },
  saveNmbrsConnection: { method: 'PUT', path: '/api/nmbrs/connection' },

  listAccounts: { method: 'GET', path: '/api/accounts' },
  createAccount: { method: 'POST', path: '/api/accounts' },
  getAccount: { method: 'GET', path: '/api/accounts/:accountId' },
  deleteAccount: { method: 'DELETE', path: '/api/accounts/:accountId' },
  authorizeAccount: { method: 'POST', path: '/api/accounts/:accountId/authorize' },
  refreshAccounts: { method: 'POST', path: '/api/accounts/refresh' },

  getAdministration: { method: 'GET', path: '/api/accounts/:accountId/administration' },
  refreshAdministration: { method: 'POST', path: '/api/accounts/:accountId/administration/refresh' },

  listMappings: { method: 'GET', path: '/api/mappings' },
  createMapping: { method: 'POST', path: '/api/mappings' },
  getMapping: { method: 'GET', path: '/api/mappings/:mappingId' },
  updateMapping: { method: 'PUT', path: '/api/mappings/:mappingId' },
  deleteMapping: { method: 'DELETE', path: '/api/mappings/:mappingId' },
  listMappingCodes: { method: 'GET', path: '/api/mappings/:mappingId/codes' },

  getMappingDrift: { method: 'GET', path: '/api/mappings/:mappingId/drift' },
  compareMapping: { method: 'POST', path: '/api/mappings/:mappingId/compare' },
  fixDrift: { method: 'POST', path: '/api/mappings/:mappingId/drift/fix' },

  getRulesMaterial: { method: 'GET', path: '/api/mappings/:mappingId/material' },
  proposeCopy: { method: 'GET', path: '/api/mappings/:mappingId/copy/:fromMappingId' },
  tryRules: { method: 'POST', path: '/api/mappings/:mappingId/try' },

  listRuns: { method: 'GET', path: '/api/companies/:companyId/runs' },
  createJournal: { method: 'POST', path: '/api/companies/:companyId/runs/:runId/journal' },
  uploadJournal: { method: 'POST', path: '/api/companies/:companyId/journals/upload' },
  discardJournal: { method: 'DELETE', path: '/api/companies/:companyId/journals/:journalId' },
  markJournalAsSent: { method: 'PUT', path: '/api/companies/:companyId/journals/:journalId/mark-as-sent' },
  unmarkJournal: { method: 'DELETE', path: '/api/companies/:companyId/journals/:journalId/mark-as-sent' },
  setPaymentDate: { method: 'PUT', path: '/api/companies/:companyId/journals/:journalId/payment-date' },

  getPreview: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/preview' },
  getPreviewJson: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/preview/json' },
  listRowEntries: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/entries' },
  getCorrection: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/corrections/:year/:number' },

  checkJournal: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/preflight' },
  sendJournal: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/send' },
  listDeliveries: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/deliveries' },
  checkDeliveries: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/deliveries/check' },
  getWithdrawal: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/withdrawal' },
  withdrawJournal: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/withdrawal' },

  getContentCheck: { method: 'GET', path: '/api/companies/:companyId/journals/:journalId/content-check' },
  checkContent: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/content-check' },
  takeContent: { method: 'POST', path: '/api/companies/:companyId/journals/:journalId/content' },
  replaceDelivery: { method: 'POST', path: '/api/companies/:companyId/deliveries/:deliveryId/replace' },
} as const

export type RouteName = keyof typeof routes

/** The path with its parameters filled in, percent-encoded. */
export function pathOf(name: RouteName, params: Readonly<Record<string, string | number>> = {}): string {
  return routes[name].path.replace(/:(\w+)/g, (_, key: string) => {
    const value = params[key]
    if (value === undefined) throw new Error(`${name} needs ${key}`)
    return encodeURIComponent(String(value))
  })
}
