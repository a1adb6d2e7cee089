/** The address of every page: the pattern that the router matches, and the function that fills it in. */
export const paths = {
  signIn: {
    pattern: '/sign-in',
    to: (returnTo?: string) =>
      returnTo === undefined || returnTo === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(returnTo)}`,
  },
  overview: { pattern: '/', to: () => '/' },
  companies: { pattern: '/journal-entries', to: () => '/journal-entries' },
  company: {
    pattern: '/journal-entries/:companyId',
    to: (companyId: number) => `/journal-entries/${companyId}`,
  },
  preview: {
    pattern: '/journal-entries/:companyId/journals/:journalId',
    to: (companyId: number, journalId: string) =>
      `/journal-entries/${companyId}/journals/${encodeURIComponent(journalId)}`,
  },
  integration: { pattern: '/integration', to: () => '/integration/procountor' },
  accounts: { pattern: '/integration/procountor', to: () => '/integration/procountor' },
  administrations: {
    pattern: '/integration/procountor/administrations',
    to: () => '/integration/procountor/administrations',
  },
  authorization: {
    pattern: '/integration/procountor/authorization',
    to: () => '/integration/procountor/authorization',
  },
  mapping: {
    pattern: '/integration/procountor/mappings/:mappingId',
    to: (mappingId: string) => `/integration/procountor/mappings/${encodeURIComponent(mappingId)}`,
  },
  help: {
    pattern: '/help/:entryId?',
    to: (entryId?: string) => (entryId === undefined ? '/help' : `/help/${encodeURIComponent(entryId)}`),
  },
  settings: { pattern: '/settings', to: () => '/settings' },
  nmbrs: { pattern: '/settings/nmbrs', to: () => '/settings/nmbrs' },
  settingsCompanies: { pattern: '/settings/companies', to: () => '/settings/companies' },
} as const

/** A path of this application to return to, or the overview: never another site's address. */
export function safeReturnPath(candidate: string | null): string {
  if (candidate === null || !/^\/(?![/\\])/.test(candidate)) return paths.overview.to()
  return candidate.startsWith(paths.signIn.pattern) ? paths.overview.to() : candidate
}
