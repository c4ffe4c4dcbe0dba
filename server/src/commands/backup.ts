import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { features } from '../app.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'

/** Database and files into one file; also while Heed runs. */
export async function run(args: string[]): Promise<void> {
  const path = resolve(
    args.find((argument) => !argument.startsWith('--')) ??
      `heed-backup-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}.jsonl.gz`,
  )
  const { house, stop } = await boot(readConfig(), features, { attach: true })
  try {
    const { rows, files } = await writeBackup(house, path, (line) => console.log(`  ${line}`))
    console.log(`${path}: ${rows} rows, ${files} files, ${Math.ceil(statSync(path).size / 1024)} kB`)
  } finally {
    await stop()
  }
}
