import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { ConfigError } from './config.ts'
import { type EmbeddedDatabase, startEmbedded } from './database/embedded.ts'
import type { Feature } from './feature.ts'
import { isLocked, lockFolder } from './folder-lock.ts'
import type { House } from './house.ts'
import { createLog, openHouse } from './open-house.ts'

export type Booted = { house: House; stop: () => Promise<void> }

/** Opens the house on the configured database, or on the embedded one, which this process then owns; with `attach`, on the one that a running `heed start` owns. */
export async function boot(
  config: Config,
  features: Feature[],
  options: { migrate?: boolean; attach?: boolean } = {},
): Promise<Booted> {
  const log = createLog(config)
  if (config.databaseUrl) {
    const house = await openHouse(config, config.databaseUrl, features, log, options).catch(explainConnection)
    return { house, stop: () => house.close() }
  }
  openFolder(config.dataFolder)
  const urlFile = join(config.dataFolder, 'postgres-url')
  if (options.attach && isLocked(config.dataFolder) && existsSync(urlFile)) {
    const house = await openHouse(config, readFileSync(urlFile, 'utf8'), features, log, { migrate: false })
    return { house, stop: () => house.close() }
  }
  const unlock = lockFolder(config.dataFolder)
  let database: EmbeddedDatabase | undefined
  try {
    database = await startEmbedded(config.dataFolder, log)
    writeFileSync(urlFile, database.url, { mode: 0o600 })
    const house = await openHouse(config, database.url, features, log, options)
    const running = database
    return {
      house,
      stop: async () => {
        await house.close().catch(() => {})
        await running.stop()
        rmSync(urlFile, { force: true })
        unlock()
      },
    }
  } catch (error) {
    await database?.stop()
    unlock()
    throw error
  }
}

function explainConnection(error: Error & { code?: string }): never {
  if (error.code && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000'].includes(error.code))
    throw new ConfigError(`DATABASE_URL cannot be used: ${error.message}`)
  throw error
}

function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new ConfigError(
      `HEED_DATA ${folder} cannot be used (${(error as NodeJS.ErrnoException).code}); it must be a folder that this user may write to`,
    )
  }
}
