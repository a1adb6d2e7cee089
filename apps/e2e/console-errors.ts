import type { BrowserContext } from '@playwright/test'

/** How the browser notes that nobody was signed in yet when a page asked who is. */
const notSignedIn = /status of 401 .*\/api\/me\)$/

/** Collects what browsers complain about; a test fails on anything that it did not expect. */
export interface ConsoleErrors {
  watch(context: BrowserContext): void
  /** Errors that belong to the journey, such as the browser's own note about an answer 401. */
  expect(pattern: RegExp): void
  unexpected(): readonly string[]
}

export function collectConsoleErrors(): ConsoleErrors {
  const seen: string[] = []
  const expected = [notSignedIn]
  return {
    watch: (context) => {
      context.on('console', (message) => {
        if (message.type() === 'error') seen.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => seen.push(String(error.error())))
    },
    expect: (pattern) => expected.push(pattern),
    unexpected: () => seen.filter((text) => !expected.some((pattern) => pattern.test(text))),
  }
}
