/** SQLite's own code of an error, such as `SQLITE_CONSTRAINT_UNIQUE`, however deep a library wrapped it. */
export function sqliteCode(error: unknown): string | undefined {
  return sqliteError(error)?.code
}

/** The columns of a violated unique constraint as SQLite names them, `mappings.company_id`; undefined for any other error. */
export function uniqueViolation(error: unknown): string | undefined {
  const found = sqliteError(error)
  if (found?.code !== 'SQLITE_CONSTRAINT_UNIQUE' && found?.code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return undefined
  return found.message.replace(/^UNIQUE constraint failed: /, '')
}

/** Another connection held the lock for longer than the short wait allowed: nothing was written. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false
}

/** The disk is full or refused to be written: the transaction was undone. */
export function isStorageFailure(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === 'SQLITE_FULL' || (code?.startsWith('SQLITE_IOERR') ?? false)
}

function sqliteError(error: unknown): { readonly code: string; readonly message: string } | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code.startsWith('SQLITE_')) {
      return { code: at.code, message: at.message }
    }
  }
  return undefined
}
