import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails with each broken rule and where it is broken, for the page as it stands at this moment. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectKept(new AxeBuilder({ page }).withTags(standards))
}

/** Fails with what cannot be told from its background. */
export async function expectContrast(page: Page): Promise<void> {
  await expectKept(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))
}

async function expectKept(rules: AxeBuilder): Promise<void> {
  const { violations } = await rules.analyze()
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(broken, 'accessibility rules that the page breaks').toEqual([])
}
