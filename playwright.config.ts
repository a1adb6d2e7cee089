import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.mjs'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'apps/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './apps/e2e/global-setup.ts',
  outputDir: 'test-results/browser',
  // Every test has a Tosite of its own, so that files and the tests in them may run in any order, side by side.
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try has found something.
  retries: 0,
  forbidOnly: true,
  // Whole products on two cores, two at a time: slow is no fault, and nothing waits longer than it must.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    // Without pictures of every step, which cost a quarter of the time.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium refuses to run as root with its sandbox, and tests in containers usually are root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
