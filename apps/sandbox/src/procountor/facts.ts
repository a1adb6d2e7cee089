/** Behaviour that no document settles. Each starts at what seems likelier or is stricter, and can be switched to its opposite. */
export interface InferredFacts {
  /** A receipt whose rows do not sum to zero is refused. */
  readonly refuseUnbalanced: boolean
  /** The values of one dimension may sum to less than their row. */
  readonly allowPartialDimensionSums: boolean
  /** A `PENDING` tracking period takes postings through the API. */
  readonly pendingTakesPostings: boolean
  /** A date that no fiscal year covers is refused. */
  readonly refuseDateOutsideFiscalYears: boolean
  /** Status for a PUT with a stale `version`. */
  readonly staleVersionStatus: 400 | 409
  /** An invalidated receipt is answered without its rows. */
  readonly invalidatedLosesRows: boolean
  /** Rows are answered without `vatPercent`, as one client has seen. */
  readonly omitVatPercent: boolean
  /** `GET /journals` answers a list; otherwise the first journal alone. */
  readonly journalsAnswerList: boolean
  /** How long a new receipt stays out of searches, in milliseconds. Reading it by id works at once. */
  readonly listedAfterMs: number
  /** Zone of `created`, `version` and `modified`, which carry none. */
  readonly timeZone: 'Europe/Helsinki' | 'UTC'
  /** `Cancel` on the login page returns `error=access_denied`; otherwise the redirect carries the state alone. */
  readonly cancelReturnsError: boolean
  /** A refresh answers a new refresh token and ends the one sent. */
  readonly rotateRefreshTokens: boolean
  /** `POST /logout` ends the refresh tokens of the same user and company too. */
  readonly logoutEndsRefreshTokens: boolean
  /** Body of a refused token request: the API's own list of errors, or OAuth's. */
  readonly tokenErrors: 'errors' | 'oauth'
  /** Status of a request over the rate limit. */
  readonly overLimitStatus: number
}

export const defaultFacts: InferredFacts = {
  refuseUnbalanced: true,
  allowPartialDimensionSums: false,
  pendingTakesPostings: false,
  refuseDateOutsideFiscalYears: false,
  staleVersionStatus: 409,
  invalidatedLosesRows: true,
  omitVatPercent: false,
  journalsAnswerList: true,
  listedAfterMs: 0,
  timeZone: 'Europe/Helsinki',
  cancelReturnsError: true,
  rotateRefreshTokens: false,
  logoutEndsRefreshTokens: false,
  tokenErrors: 'errors',
  overLimitStatus: 429,
}

const choices: Partial<Record<keyof InferredFacts, readonly unknown[]>> = {
  staleVersionStatus: [400, 409],
  timeZone: ['Europe/Helsinki', 'UTC'],
  tokenErrors: ['errors', 'oauth'],
}

/** The facts with the given ones switched; throws a RangeError that names an unknown fact or an impossible value. */
export function switchFacts(facts: InferredFacts, changes: Readonly<Record<string, unknown>>): InferredFacts {
  for (const [name, value] of Object.entries(changes)) {
    if (!isFactName(name)) throw new RangeError(`There is no inferred fact "${name}".`)
    const allowed = choices[name]
    const possible = allowed ? allowed.includes(value) : typeof value === typeof defaultFacts[name]
    if (!possible) throw new RangeError(`"${name}" cannot be ${JSON.stringify(value)}.`)
  }
  return { ...facts, ...changes }
}

function isFactName(name: string): name is keyof InferredFacts {
  return Object.hasOwn(defaultFacts, name)
}
