/** What was made of each code so far, with a small cache addressed by the last characters before the map. */
export interface CodeLookup<Made extends object> {
  readonly make: (code: string) => Made
  readonly made: Map<string, Made>
  readonly cachedCodes: string[]
  readonly cached: (Made | undefined)[]
}

const cacheSize = 1024

/** `make` is asked once per code. A journal asks for few codes a million times, and the cache takes half a map's time. */
export function createCodeLookup<Made extends object>(make: (code: string) => Made): CodeLookup<Made> {
  return {
    make,
    made: new Map(),
    cachedCodes: new Array(cacheSize).fill(''),
    cached: new Array(cacheSize).fill(undefined),
  }
}

export function lookUp<Made extends object>(lookup: CodeLookup<Made>, code: string): Made {
  const end = code.length
  if (end < 2) return find(lookup, code)
  const place =
    (code.charCodeAt(end - 1) + code.charCodeAt(end - 2) * 11 + code.charCodeAt(end >> 1) * 101) & (cacheSize - 1)
  const cached = lookup.cached[place]
  if (cached !== undefined && lookup.cachedCodes[place] === code) return cached
  const made = find(lookup, code)
  lookup.cachedCodes[place] = code
  lookup.cached[place] = made
  return made
}

function find<Made extends object>({ make, made }: CodeLookup<Made>, code: string): Made {
  const present = made.get(code)
  if (present !== undefined) return present
  const value = make(code)
  made.set(code, value)
  return value
}
