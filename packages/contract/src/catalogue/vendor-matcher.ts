/** The part of a vendor's error by which it is known. */
export interface VendorWordsLike {
  readonly code?: string | undefined
  readonly status?: number | undefined
  readonly message: string
}

/**
 * How a vendor's error is recognized: by a code, given as such or as the message itself, by the words of its message,
 * or, where those say nothing known, by the HTTP status alone.
 */
export type Matcher =
  | { readonly by: 'code'; readonly codes: readonly string[] }
  /** Named groups of the pattern are the entry's captures. */
  | { readonly by: 'words'; readonly pattern: RegExp }
  | { readonly by: 'status'; readonly from: number; readonly to: number }

export type Captures = Readonly<Record<string, string>>

export const codes = (...all: readonly string[]): Matcher => ({ by: 'code', codes: all })
export const words = (pattern: RegExp): Matcher => ({ by: 'words', pattern })
export const status = (from: number, to = from): Matcher => ({ by: 'status', from, to })

/** What the matcher captured of the error; null where it is another one. */
export function match(matcher: Matcher, error: VendorWordsLike): Captures | null {
  const message = error.message.trim()
  switch (matcher.by) {
    case 'code':
      return matcher.codes.some((code) => code === error.code || code === message) ? {} : null
    case 'words': {
      const found = matcher.pattern.exec(message)
      return found === null ? null : { ...found.groups }
    }
    case 'status':
      return error.status !== undefined && error.status >= matcher.from && error.status <= matcher.to ? {} : null
  }
}
