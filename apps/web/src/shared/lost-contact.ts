import { createFlag } from './flag.ts'

/** Set while the server does not answer, so that nobody takes what is on screen for what is so. */
export const lostContact = createFlag()
