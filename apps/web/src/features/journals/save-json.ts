/** Hands a value to the browser as a file to keep. Characters that a file system might refuse become hyphens. */
export function saveJson(value: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(name)
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

export function fileNameOf(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .trim()
    .slice(0, 100)
  return `${plain === '' ? 'journal' : plain}.json`
}
