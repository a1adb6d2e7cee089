import type common from './en/common.json'
import type errors from './en/errors.json'
import type findings from './en/findings.json'
import type help from './en/help.json'
import type integration from './en/integration.json'
import type journals from './en/journals.json'
import type overview from './en/overview.json'
import type rules from './en/rules.json'
import type settings from './en/settings.json'
import type signIn from './en/sign-in.json'
import type vendorErrors from './en/vendor-errors.json'
import type withdrawals from './en/withdrawals.json'

/** Makes every key a type: a key that no catalogue has does not compile. */
export interface Catalogues {
  common: typeof common
  errors: typeof errors
  findings: typeof findings
  help: typeof help
  integration: typeof integration
  journals: typeof journals
  overview: typeof overview
  rules: typeof rules
  settings: typeof settings
  'sign-in': typeof signIn
  withdrawals: typeof withdrawals
  'vendor-errors': typeof vendorErrors
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Catalogues
  }
}
