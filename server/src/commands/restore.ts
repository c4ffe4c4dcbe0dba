import { resolve } from 'node:path'
import { features } from '../app.ts'
import { readBackup } from '../platform/backup/read-backup.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'
import { UsageError } from './usage-error.ts'

/** A backup into an empty installation, all of it or nothing. */
export async function run(args: string[]): Promise<void> {
  const path = args.find((argument) => !argument.startsWith('--'))
  if (!path) throw new UsageError('heed restore needs the file that heed backup wrote')
  const { house, stop } = await boot(readConfig(), features, { attach: true })
  try {
    const { rows, files } = await readBackup(house, resolve(path), (line) => console.log(`  ${line}`))
    console.log(`Restored ${rows} rows and ${files} files`)
  } finally {
    await stop()
  }
}
