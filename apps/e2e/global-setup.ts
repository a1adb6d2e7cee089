import { buildWebIfChanged } from '../../scripts/build-web.mjs'

export default async function globalSetup(): Promise<void> {
  await buildWebIfChanged()
}
