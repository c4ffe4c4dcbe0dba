import { features } from '../app.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'

/** Opening the house migrates; that is all. */
export async function run(): Promise<void> {
  const { stop } = await boot(readConfig(), features)
  await stop()
  console.log('The database is up to date')
}
