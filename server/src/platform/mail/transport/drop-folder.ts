import { randomUUID } from 'node:crypto'
import { existsSync, watch } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'

/**
 * A folder through which another process on this machine hands over mail while the server holds the database, or is stopped.
 * Each file is complete or absent, and stays until it is in the ledger.
 */
const folderOf = (dataFolder: string) => join(dataFolder, 'intake-drop')
const addressList = (dataFolder: string) => join(folderOf(dataFolder), 'addresses.json')

/** The addresses that the server last knew; undefined when no server ever ran on this folder. */
export async function readDropAddresses(dataFolder: string): Promise<string[] | undefined> {
  if (!existsSync(addressList(dataFolder))) return undefined
  return JSON.parse(await readFile(addressList(dataFolder), 'utf8')) as string[]
}

export async function writeDropAddresses(dataFolder: string, addresses: string[]): Promise<void> {
  await mkdir(folderOf(dataFolder), { recursive: true, mode: 0o700 })
  await writeDurably(addressList(dataFolder), Buffer.from(JSON.stringify(addresses)), folderOf(dataFolder))
}

/** On disk when it resolves, even if the power fails then. */
export async function dropMail(dataFolder: string, address: string, raw: Uint8Array): Promise<void> {
  const folder = folderOf(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeDurably(join(folder, `${encodeURIComponent(address)}~${randomUUID()}.eml`), raw, folder)
}

async function writeDurably(path: string, content: Uint8Array, folder: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  const directory = await open(folder, 'r')
  await directory.sync().catch(() => {})
  await directory.close()
}

/**
 * Takes what was dropped, at once and every few seconds; what cannot be stored now stays and is tried again.
 * @param store answers false for an address that nobody has any more: the file is kept aside.
 */
export async function watchDropFolder(
  dataFolder: string,
  log: Logger,
  store: (address: string, raw: Buffer) => Promise<boolean>,
): Promise<() => Promise<void>> {
  const folder = folderOf(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let running: Promise<void> | undefined
  let again = false
  const takeAll = async () => {
    do {
      again = false
      for (const name of (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort()) {
        const path = join(folder, name)
        try {
          const stored = await store(decodeURIComponent(name.slice(0, name.lastIndexOf('~'))), await readFile(path))
          await (stored ? rm(path, { force: true }) : rename(path, `${path}.unknown`))
        } catch (error) {
          log.warn({ error: (error as Error).message }, 'A dropped mail could not be stored and will be tried again')
        }
      }
    } while (again)
  }
  const look = () => {
    again = true
    running ??= takeAll()
      .catch((error: Error) => log.warn({ error: error.message }, 'The drop folder could not be read'))
      .finally(() => {
        running = undefined
      })
  }
  const watcher = watch(folder, look)
  watcher.on('error', () => {})
  const timer = setInterval(look, 5000)
  look()
  return async () => {
    watcher.close()
    clearInterval(timer)
    await running
  }
}
