import { connectionOf, type Queries } from './database.ts'

/**
 * Queries that are built once for each connection: building one takes several times longer than asking
 * it. What differs from one time to the next is a placeholder in them.
 */
export function builtOnce<T>(build: (queries: Queries) => T): (queries: Queries) => T {
  const built = new WeakMap<object, T>()
  return (queries) => {
    const connection = connectionOf(queries)
    const known = built.get(connection)
    if (known !== undefined) return known
    const made = build(queries)
    built.set(connection, made)
    return made
  }
}
