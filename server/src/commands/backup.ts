import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { features } from '../app.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'

/** Database and files into one file, in the data folder unless one is named; also while Heed runs. */
export async function run(args: string[]): Promise<void> {
  const config = readConfig()
  const named = args.find((argument) => !argument.startsWith('--'))
  const path = named ? resolve(named) : join(makeFolder(config.dataFolder), nameOfNow())
  const { house, stop } = await boot(config, features, { attach: true })
  try {
    const { rows, files } = await writeBackup(house, path, (line) => console.log(`  ${line}`))
    console.log(`${path}: ${rows} rows, ${files} files, ${Math.ceil(statSync(path).size / 1024)} kB`)
  } finally {
    await stop()
  }
}

function makeFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

const nameOfNow = () => `heed-backup-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}.jsonl.gz`
