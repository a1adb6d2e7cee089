import { buildWhatChanged } from '../../scripts/built-apps.mjs'

export default async function globalSetup(): Promise<void> {
  await buildWhatChanged()
}
