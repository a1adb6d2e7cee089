/** Hands a value to the browser as a file to keep. Characters that a file system might refuse become hyphens. */
export function saveJson(value: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([jsonText(value)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(name)
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

/**
 * Puts a value that is still on its way on the clipboard. The browser is asked at once: later, it would no longer count as
 * what the person pressed.
 * @throws what `value` is refused with, else the browser's own refusal
 */
export async function copyJson(value: Promise<unknown>): Promise<void> {
  const text = value.then((json) => new Blob([jsonText(json)], { type: 'text/plain' }))
  // Where the value does not come, that is what to tell, rather than that nothing could be copied.
  const [, written] = await Promise.all([
    text,
    writeToClipboard(text).then(
      () => true,
      (error: unknown) => error,
    ),
  ])
  if (written !== true) throw written
}

async function writeToClipboard(text: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

export function fileNameOf(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .trim()
    .slice(0, 100)
  return `${plain === '' ? 'journal' : plain}.json`
}
