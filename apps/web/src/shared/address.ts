/** The query of an address with some of its parts changed; a blank part is left out. */
export function withAddress(before: URLSearchParams, changes: Readonly<Record<string, string>>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [key, value] of Object.entries(changes)) {
    if (value === '') after.delete(key)
    else after.set(key, value)
  }
  return after
}

/** The page of the address, counted from 0 here and from 1 there. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1')
  return Number.isInteger(page) && page > 0 ? page - 1 : 0
}
