import { createFlag } from './flag.ts'

/**
 * Set once a request was refused because the session is over, so that the shell can ask to sign in again on top of
 * the page: what was typed stays.
 */
export const sessionExpiry = createFlag()
