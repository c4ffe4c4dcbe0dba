import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config.ts'

/** Files under random names; on disk below the data folder, or in an S3-compatible bucket. */
export type FileStore = {
  put: (content: Uint8Array) => Promise<string>
  /** Under a name that it had before (restoring). */
  putAs: (name: string, content: Uint8Array) => Promise<void>
  get: (name: string) => Promise<Uint8Array>
  delete: (name: string) => Promise<void>
}

export async function openFileStore(config: Config): Promise<FileStore> {
  const disk = new Disk(await driverFor(config))
  return {
    put: async (content) => {
      const name = `${randomBytes(1).toString('hex')}/${randomBytes(24).toString('hex')}`
      await disk.put(name, content)
      return name
    },
    putAs: (name, content) => disk.put(name, content),
    get: (name) => disk.getBytes(name),
    delete: (name) => disk.delete(name),
  }
}

async function driverFor(config: Config) {
  if (!config.s3) return new FSDriver({ location: join(config.dataFolder, 'files'), visibility: 'private' })
  // Loaded only where a bucket is set: it is large.
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = config.s3
  return new S3Driver({
    bucket,
    region,
    endpoint,
    forcePathStyle: endpoint !== undefined,
    credentials: { accessKeyId, secretAccessKey },
    visibility: 'private',
    supportsACL: false,
  })
}
